-- Fingerprints of alerts with spaces between.
ALTER TABLE monitorix_silence ADD COLUMN acknowledges TEXT NOT NULL DEFAULT '';

-- What is made at random once: the key that signs links, in base64.
CREATE TABLE monitorix_secret (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
