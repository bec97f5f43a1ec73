-- Alerts that integrations are told of later. The key is a hash of the integration and the alert.
CREATE TABLE monitorix_held_alert (
  id      INTEGER NOT NULL PRIMARY KEY,
  reason  TEXT   NOT NULL,
  content TEXT   NOT NULL
);

-- When something was seen or done. The key is a hash of the kind and the identity.
CREATE TABLE monitorix_mark (
  id       INTEGER NOT NULL PRIMARY KEY,
  kind     TEXT   NOT NULL,
  identity TEXT   NOT NULL,
  at       BIGINT NOT NULL
);
