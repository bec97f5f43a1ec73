package io.monitorix.alerts.store.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Is asked at the beginning of each transaction that writes, and throws if it must not: then
 * nothing is written. Called by several threads.
 */
@FunctionalInterface
public interface Fence {

  /** Lets everything pass: for the only process of a database. */
  Fence NONE = connection -> {};

  /**
   * Lets the transaction pass; as long as it lasts, nothing may become true that would have stopped
   * it here.
   *
   * @param connection the transaction's own
   * @throws SQLException if the database cannot be asked
   * @throws RuntimeException if nothing may be written
   */
  void check(Connection connection) throws SQLException;
}
