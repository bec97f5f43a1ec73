CREATE TABLE monitorix_silence (
  id         TEXT   NOT NULL PRIMARY KEY,
  matchers   TEXT   NOT NULL,
  starts_at  BIGINT NOT NULL,
  ends_at    BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  created_by TEXT   NOT NULL,
  comment    TEXT   NOT NULL
);

-- The key is a hash of the identity, which may be longer than an index takes.
CREATE TABLE monitorix_notification_log (
  id         INTEGER NOT NULL PRIMARY KEY,
  identity   TEXT    NOT NULL,
  told_at    BIGINT  NOT NULL,
  firing     TEXT    NOT NULL,
  resolved   TEXT    NOT NULL,
  expires_at BIGINT  NOT NULL
);
CREATE INDEX monitorix_notification_log_expires_at ON monitorix_notification_log (expires_at);

CREATE TABLE monitorix_alert_group (
  id         INTEGER NOT NULL PRIMARY KEY,
  identity   TEXT    NOT NULL,
  next_flush BIGINT  NOT NULL,
  flushed    SMALLINT NOT NULL
);

CREATE TABLE monitorix_posted_alert (
  fingerprint   INTEGER NOT NULL PRIMARY KEY,
  labels        TEXT     NOT NULL,
  annotations   TEXT     NOT NULL,
  starts_at     BIGINT   NOT NULL,
  ends_at       BIGINT,
  timeout       SMALLINT NOT NULL,
  generator_url TEXT     NOT NULL,
  updated_at    BIGINT   NOT NULL
);
CREATE INDEX monitorix_posted_alert_ends_at ON monitorix_posted_alert (ends_at);
