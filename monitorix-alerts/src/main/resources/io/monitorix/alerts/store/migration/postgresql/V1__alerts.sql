CREATE TABLE monitorix_rule (
  id              BIGINT  NOT NULL PRIMARY KEY,
  identity        TEXT    NOT NULL,
  labels          TEXT    NOT NULL,
  health          TEXT,
  error           TEXT,
  last_evaluation BIGINT,
  duration        BIGINT
);

CREATE TABLE monitorix_label_set (
  fingerprint BIGINT  NOT NULL PRIMARY KEY,
  labels      TEXT    NOT NULL,
  alertname   TEXT    NOT NULL,
  severity    TEXT    NOT NULL,
  cluster     TEXT    NOT NULL,
  object_id   TEXT    NOT NULL
);
CREATE INDEX monitorix_label_set_alertname ON monitorix_label_set (alertname);
CREATE INDEX monitorix_label_set_severity ON monitorix_label_set (severity);
CREATE INDEX monitorix_label_set_cluster ON monitorix_label_set (cluster);
CREATE INDEX monitorix_label_set_object_id ON monitorix_label_set (object_id);

CREATE TABLE monitorix_active_alert (
  rule_id           BIGINT NOT NULL,
  fingerprint       BIGINT NOT NULL,
  state             TEXT   NOT NULL,
  value             DOUBLE PRECISION,
  active_at         BIGINT NOT NULL,
  fired_at          BIGINT,
  keep_firing_since BIGINT,
  resolved_at       BIGINT,
  last_sent_at      BIGINT,
  annotations       TEXT   NOT NULL,
  PRIMARY KEY (rule_id, fingerprint)
) WITH (fillfactor = 70); -- rows change at each sending: room for that in their page
CREATE INDEX monitorix_active_alert_fingerprint ON monitorix_active_alert (fingerprint, rule_id);
CREATE INDEX monitorix_active_alert_state ON monitorix_active_alert (state, fingerprint, rule_id);

CREATE TABLE monitorix_alert_history (
  id           BIGINT  NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  time         BIGINT  NOT NULL,
  fingerprint  BIGINT  NOT NULL,
  rule_id      BIGINT  NOT NULL,
  state_before TEXT,
  state        TEXT    NOT NULL,
  value        DOUBLE PRECISION,
  annotations  TEXT    NOT NULL,
  -- A transition that is written twice, as nobody knew whether it was written, is there once.
  UNIQUE (fingerprint, time, rule_id, state)
);
CREATE INDEX monitorix_alert_history_time ON monitorix_alert_history (time, id);
