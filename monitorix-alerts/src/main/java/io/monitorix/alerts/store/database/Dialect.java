package io.monitorix.alerts.store.database;

/** Which SQL a database speaks, where the two differ. */
public enum Dialect {
  /** SQLite, 3.35 or newer. */
  SQLITE,
  /** PostgreSQL, 15 or newer. */
  POSTGRESQL
}
