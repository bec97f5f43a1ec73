-- What people write down about alerts. "fingerprint" is that of the labels with which the alert is told.
CREATE TABLE monitorix_alert_note (
  id          TEXT   NOT NULL PRIMARY KEY,
  fingerprint TEXT   NOT NULL,
  author      TEXT   NOT NULL,
  text        TEXT   NOT NULL,
  created_at  BIGINT NOT NULL
);
CREATE INDEX monitorix_alert_note_fingerprint ON monitorix_alert_note (fingerprint, created_at);

-- What is different of rules at run time. "thresholds" are "name=value", separated by spaces; "enabled" is null where
-- the configuration says it.
CREATE TABLE monitorix_rule_override (
  group_name TEXT   NOT NULL,
  rule_name  TEXT   NOT NULL,
  enabled    BIGINT,
  thresholds TEXT   NOT NULL,
  note       TEXT   NOT NULL,
  author     TEXT   NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (group_name, rule_name)
);

-- Services that are checked by order of the API. "definition" is JSON as an entry of probes.checks has it.
CREATE TABLE monitorix_service (
  name       TEXT   NOT NULL PRIMARY KEY,
  definition TEXT   NOT NULL,
  author     TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- Checks that failed after they had succeeded, or the other way round.
CREATE TABLE monitorix_check_turn (
  id      TEXT     NOT NULL PRIMARY KEY,
  service TEXT     NOT NULL,
  target  TEXT     NOT NULL,
  success BIGINT NOT NULL,
  reason  TEXT     NOT NULL,
  time    BIGINT   NOT NULL
);
CREATE INDEX monitorix_check_turn_service ON monitorix_check_turn (service, time);
CREATE INDEX monitorix_check_turn_time ON monitorix_check_turn (time);

-- Other processes look again at once, and not only when what they remember is old. Not when a token or a session was used.
CREATE FUNCTION monitorix_state_changed() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  PERFORM pg_notify('monitorix_state', TG_TABLE_NAME);
  RETURN NULL;
END
$body$;
CREATE TRIGGER monitorix_user_changed
  AFTER INSERT OR DELETE OR UPDATE OF role, scope, enabled, password, totp_confirmed ON monitorix_user
  FOR EACH STATEMENT EXECUTE FUNCTION monitorix_state_changed();
CREATE TRIGGER monitorix_token_changed
  AFTER INSERT OR DELETE OR UPDATE OF revoked_at ON monitorix_token
  FOR EACH STATEMENT EXECUTE FUNCTION monitorix_state_changed();
CREATE TRIGGER monitorix_session_changed
  AFTER DELETE OR UPDATE OF revoked_at ON monitorix_session
  FOR EACH STATEMENT EXECUTE FUNCTION monitorix_state_changed();
CREATE TRIGGER monitorix_rule_override_changed
  AFTER INSERT OR DELETE OR UPDATE ON monitorix_rule_override
  FOR EACH STATEMENT EXECUTE FUNCTION monitorix_state_changed();
CREATE TRIGGER monitorix_service_changed
  AFTER INSERT OR DELETE OR UPDATE ON monitorix_service
  FOR EACH STATEMENT EXECUTE FUNCTION monitorix_state_changed();
