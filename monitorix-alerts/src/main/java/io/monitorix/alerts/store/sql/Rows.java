package io.monitorix.alerts.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * One statement for many rows, on plain JDBC: bound by name, the first 10,000 alerts of a process
 * took twice as long. Prepared when there is a first row.
 */
final class Rows implements AutoCloseable {

  /** So many are sent at once. */
  private static final int BATCH = 1_000;

  private final Connection connection;
  private final String sql;
  private @Nullable PreparedStatement statement;
  private int column;
  private int waiting;

  Rows(Connection connection, String sql) {
    this.connection = connection;
    this.sql = sql;
  }

  private PreparedStatement statement() throws SQLException {
    PreparedStatement known = statement;
    if (known == null) {
      known = connection.prepareStatement(sql);
      statement = known;
    }
    return known;
  }

  /** The next column. */
  Rows number(@Nullable Long number) throws SQLException {
    if (number == null) {
      statement().setNull(++column, Types.BIGINT);
    } else {
      statement().setLong(++column, number);
    }
    return this;
  }

  /** The next column. */
  Rows text(@Nullable String text) throws SQLException {
    if (text == null) {
      statement().setNull(++column, Types.VARCHAR);
    } else {
      statement().setString(++column, text);
    }
    return this;
  }

  /** The next column. */
  Rows value(@Nullable Double value) throws SQLException {
    if (value == null) {
      statement().setNull(++column, Types.DOUBLE);
    } else {
      statement().setDouble(++column, value);
    }
    return this;
  }

  /** Ends the row. */
  void add() throws SQLException {
    statement().addBatch();
    column = 0;
    if (++waiting == BATCH) {
      send();
    }
  }

  private void send() throws SQLException {
    statement().executeBatch();
    waiting = 0;
  }

  /** Sends what waits; what was not sent because of a failure is left out, as all is. */
  @Override
  public void close() throws SQLException {
    PreparedStatement known = statement;
    if (known != null) {
      try (known) {
        if (waiting > 0) {
          send();
        }
      }
    }
  }
}
