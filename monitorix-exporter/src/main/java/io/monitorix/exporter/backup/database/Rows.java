package io.monitorix.exporter.backup.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one table. For one thread. */
sealed interface Rows extends AutoCloseable permits InsertedRows, CopiedRows {

  /**
   * Adds a row.
   *
   * @param row values of the types that the table has
   */
  void add(@Nullable Object[] row) throws SQLException;

  /** The rows are there when this returns. */
  void end() throws SQLException;

  @Override
  void close() throws SQLException;
}
