-- What has yet to be told: one row for each group and integration. The key is that of the log.
CREATE TABLE monitorix_notification (
  id       BIGINT  NOT NULL PRIMARY KEY,
  identity TEXT    NOT NULL,
  state    TEXT    NOT NULL,
  due      BIGINT  NOT NULL,
  since    BIGINT  NOT NULL,
  attempt  BIGINT  NOT NULL,
  error    TEXT,
  content  TEXT    NOT NULL
) WITH (fillfactor = 70);

ALTER TABLE monitorix_notification_log ADD COLUMN external_id TEXT;
