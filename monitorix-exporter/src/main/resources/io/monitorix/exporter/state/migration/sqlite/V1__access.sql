-- Who may log in. Names are in small letters. "generation" counts what ends access that was given before: another role,
-- password or scope, or being switched off; "revision" counts each change.
CREATE TABLE monitorix_user (
  id                  TEXT     NOT NULL PRIMARY KEY,
  name                TEXT     NOT NULL UNIQUE,
  role                TEXT     NOT NULL,
  scope               TEXT     NOT NULL,
  enabled             SMALLINT NOT NULL,
  password            TEXT     NOT NULL,
  password_changed_at BIGINT   NOT NULL,
  totp_secret         TEXT,
  totp_confirmed      SMALLINT NOT NULL,
  totp_step           BIGINT   NOT NULL,
  generation          BIGINT   NOT NULL,
  revision            BIGINT   NOT NULL,
  created_at          BIGINT   NOT NULL,
  updated_at          BIGINT   NOT NULL,
  last_login_at       BIGINT
);

-- Hashes of passwords that a user had before.
CREATE TABLE monitorix_password_history (
  user_id    TEXT   NOT NULL,
  password   TEXT   NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX monitorix_password_history_user_id ON monitorix_password_history (user_id);

-- Each replaces the second factor once.
CREATE TABLE monitorix_recovery_code (
  user_id TEXT   NOT NULL,
  hash    TEXT   NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (user_id, hash)
);

-- API tokens. One of a user is worth no more than the user is now; without an owner it stands alone.
CREATE TABLE monitorix_token (
  id           TEXT   NOT NULL PRIMARY KEY,
  name         TEXT   NOT NULL,
  hash         TEXT   NOT NULL UNIQUE,
  owner_id     TEXT,
  created_by   TEXT   NOT NULL,
  role         TEXT   NOT NULL,
  scope        TEXT   NOT NULL,
  created_at   BIGINT NOT NULL,
  expires_at   BIGINT,
  last_used_at BIGINT,
  revoked_at   BIGINT
);
CREATE INDEX monitorix_token_owner_id ON monitorix_token (owner_id);

-- Logins that go on: a family of refresh tokens each, of which one is good at a time.
CREATE TABLE monitorix_session (
  id         TEXT   NOT NULL PRIMARY KEY,
  user_id    TEXT   NOT NULL,
  address    TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  used_at    BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT
);
CREATE INDEX monitorix_session_user_id ON monitorix_session (user_id);
CREATE INDEX monitorix_session_expires_at ON monitorix_session (expires_at);

-- The used ones stay, so that a stolen one is noticed.
CREATE TABLE monitorix_refresh_token (
  hash       TEXT   NOT NULL PRIMARY KEY,
  session_id TEXT   NOT NULL,
  used_at    BIGINT
);
CREATE INDEX monitorix_refresh_token_session_id ON monitorix_refresh_token (session_id);

-- What access tokens are signed with. The private half is encrypted.
CREATE TABLE monitorix_signing_key (
  id          TEXT   NOT NULL PRIMARY KEY,
  public_key  TEXT   NOT NULL,
  private_key TEXT   NOT NULL,
  created_at  BIGINT NOT NULL
);

-- Who did what. Rows are added only; the triggers keep it so.
CREATE TABLE monitorix_audit (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  time         BIGINT  NOT NULL,
  actor        TEXT    NOT NULL,
  kind         TEXT    NOT NULL,
  address      TEXT    NOT NULL,
  action       TEXT    NOT NULL,
  object       TEXT    NOT NULL,
  state_before TEXT    NOT NULL,
  state_after  TEXT    NOT NULL,
  outcome      TEXT    NOT NULL
);
CREATE INDEX monitorix_audit_time ON monitorix_audit (time);

-- Up to when it was pruned: what is older may be deleted, and nothing else. It only moves on.
CREATE TABLE monitorix_audit_pruned (
  id     SMALLINT NOT NULL PRIMARY KEY,
  before BIGINT   NOT NULL
);
INSERT INTO monitorix_audit_pruned (id, before) VALUES (1, 0);

CREATE TRIGGER monitorix_audit_no_update BEFORE UPDATE ON monitorix_audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append only');
END;
CREATE TRIGGER monitorix_audit_no_delete BEFORE DELETE ON monitorix_audit
WHEN OLD.time >= (SELECT before FROM monitorix_audit_pruned WHERE id = 1)
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append only');
END;
CREATE TRIGGER monitorix_audit_pruned_no_update BEFORE UPDATE ON monitorix_audit_pruned
WHEN NEW.before < OLD.before
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append only');
END;
