package io.monitorix.exporter.backup.database;

import io.monitorix.alerts.store.database.Database;
import java.sql.SQLException;

/**
 * A database that is restored. What is restored is made aside, and takes the place of what was
 * there in one step: a restore that fails anywhere has changed nothing.
 */
sealed interface Target extends AutoCloseable permits SqliteTarget, PostgresqlTarget {

  /** Whether there are no tables of Monitorix. */
  boolean isEmpty() throws SQLException;

  /** A database for what is restored. */
  Database aside();

  /** Puts what was restored in the place of what is there. */
  void swap() throws SQLException;

  /** Takes away what is aside, and lets others use the database. */
  @Override
  void close();
}
