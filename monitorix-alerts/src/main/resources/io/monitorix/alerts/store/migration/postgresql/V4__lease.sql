-- Which process is the leader: one row. The term is a key, so that a transaction that holds the row FOR KEY SHARE
-- keeps others from taking over, and not the leader from renewing.
CREATE TABLE monitorix_lease (
  id          SMALLINT NOT NULL PRIMARY KEY,
  term        BIGINT   NOT NULL UNIQUE,
  holder      TEXT     NOT NULL,
  name        TEXT     NOT NULL,
  url         TEXT     NOT NULL,
  expires_at  BIGINT   NOT NULL,
  rival_until BIGINT   NOT NULL
) WITH (fillfactor = 50);
