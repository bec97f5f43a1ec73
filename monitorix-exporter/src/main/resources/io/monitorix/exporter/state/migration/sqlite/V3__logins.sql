-- Logins that failed, of a name or of a network. "subject" is a SHA-256 of it: what was typed as a name may be a password.
CREATE TABLE monitorix_login_failure (
  subject  TEXT   NOT NULL PRIMARY KEY,
  failures BIGINT NOT NULL,
  last_at  BIGINT NOT NULL
);
CREATE INDEX monitorix_login_failure_last_at ON monitorix_login_failure (last_at);

-- Networks from which users have logged in. "subject" is a SHA-256 of both.
CREATE TABLE monitorix_login_place (
  subject TEXT   NOT NULL PRIMARY KEY,
  seen_at BIGINT NOT NULL
);
CREATE INDEX monitorix_login_place_seen_at ON monitorix_login_place (seen_at);
