package io.monitorix.exporter.backup.database;

import io.monitorix.exporter.backup.archive.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows by statements, some hundred at a time. */
final class InsertedRows implements Rows {

  private static final int BATCH = 500;

  private final PreparedStatement insert;
  private int waiting;

  InsertedRows(Connection connection, String table, List<Column> columns) throws SQLException {
    this.insert = connection.prepareStatement(statement(table, columns));
  }

  private static String statement(String table, List<Column> columns) {
    return "INSERT INTO "
        + Tables.quoted(table)
        + " ("
        + columns.stream()
            .map(column -> Tables.quoted(column.name()))
            .collect(Collectors.joining(", "))
        + ") VALUES ("
        + columns.stream().map(column -> "?").collect(Collectors.joining(", "))
        + ")";
  }

  @Override
  public void add(@Nullable Object[] row) throws SQLException {
    for (int i = 0; i < row.length; i++) {
      insert.setObject(i + 1, row[i]);
    }
    insert.addBatch();
    if (++waiting == BATCH) {
      insert.executeBatch();
      waiting = 0;
    }
  }

  @Override
  public void end() throws SQLException {
    if (waiting > 0) {
      insert.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
