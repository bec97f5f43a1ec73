package io.monitorix.exporter.backup.database;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.database.Dialect;
import io.monitorix.alerts.store.database.DirectConnection;
import io.monitorix.exporter.backup.archive.Column;
import io.monitorix.exporter.backup.archive.ColumnType;
import io.monitorix.exporter.backup.archive.RowSink;
import io.monitorix.exporter.backup.archive.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes rows into tables that nobody else uses yet. For one thread. */
final class Filling implements RowSink, AutoCloseable {

  private final Database database;
  private final Connection connection;
  private final Dialect dialect;
  private final Set<String> known;
  private final Set<String> begun = new HashSet<>();
  private @Nullable Table table;
  private @Nullable Rows rows;
  private ColumnType[] types = {};

  private Filling(Database database, Connection connection) throws SQLException {
    this.database = database;
    this.connection = connection;
    this.dialect = DirectConnection.dialect(connection);
    this.known = Tables.names(connection);
  }

  static Filling of(Database database) {
    Connection connection = DirectConnection.filling(database);
    try {
      return new Filling(database, connection);
    } catch (SQLException e) {
      throw failed(database, "the tables", e);
    }
  }

  @Override
  public void begin(Table next) {
    if (next.equals(table)) {
      return;
    }
    finishTable();
    try {
      prepare(next);
    } catch (SQLException e) {
      throw failed(database, "table " + next.name(), e);
    }
  }

  private void prepare(Table next) throws SQLException {
    if (!known.contains(next.name())) {
      throw new BackupException(
          "the archive has a table "
              + next.name()
              + " that does not belong to the versions of its schemas; nothing was restored");
    }
    Map<String, ColumnType> there = new HashMap<>();
    Tables.columns(connection, next.name())
        .forEach(column -> there.put(column.name(), column.type()));
    for (Column column : next.columns()) {
      if (!there.containsKey(column.name())) {
        throw new BackupException(
            "the archive has a column "
                + column.name()
                + " in table "
                + next.name()
                + " that does not belong to the version of its schema; nothing was restored");
      }
    }
    if (begun.add(next.name())) {
      try (Statement delete = connection.createStatement()) {
        // Migrations put rows into some tables.
        delete.execute("DELETE FROM " + Tables.quoted(next.name()));
      }
    }
    types =
        next.columns().stream()
            .map(column -> there.getOrDefault(column.name(), column.type()))
            .toArray(ColumnType[]::new);
    // COPY keeps to numbers that the database would give itself, and takes a third of the time.
    rows =
        dialect == Dialect.POSTGRESQL
            ? new CopiedRows(connection, next.name(), next.columns())
            : new InsertedRows(connection, next.name(), next.columns());
    table = next;
  }

  @Override
  public void row(@Nullable Object[] row) {
    Rows into = rows;
    if (into == null) {
      throw new IllegalStateException("no table has begun");
    }
    @Nullable Object[] fitting = row.clone();
    for (int i = 0; i < row.length; i++) {
      fitting[i] = fitting(types[i], row[i]);
    }
    try {
      into.add(fitting);
    } catch (SQLException e) {
      throw failed(database, table == null ? "a row" : "table " + table.name(), e);
    }
  }

  /** One database may have a number where another has a boolean. */
  private static @Nullable Object fitting(ColumnType type, @Nullable Object value) {
    if (type == ColumnType.INTEGER && value instanceof Boolean flag) {
      return flag ? 1L : 0L;
    }
    return type == ColumnType.BOOLEAN && value instanceof Long number
        ? Boolean.valueOf(number != 0)
        : value;
  }

  private void finishTable() {
    Rows into = rows;
    Table of = table;
    if (into == null || of == null) {
      return;
    }
    try {
      into.end();
      into.close();
      rows = null;
      table = null;
    } catch (SQLException e) {
      throw failed(database, "table " + of.name(), e);
    }
  }

  /** Keeps what was written; what is given numbers by the database goes on behind the highest. */
  void finish() {
    finishTable();
    try {
      if (dialect == Dialect.POSTGRESQL) {
        moveIdentities();
      }
      connection.commit();
    } catch (SQLException e) {
      throw failed(database, "the tables", e);
    }
  }

  private void moveIdentities() throws SQLException {
    try (Statement asking = connection.createStatement();
        ResultSet columns =
            asking.executeQuery(
                """
                SELECT table_name, column_name FROM information_schema.columns
                WHERE table_schema = current_schema() AND is_identity = 'YES'""")) {
      while (columns.next()) {
        String of = columns.getString(1);
        if (begun.contains(of)) {
          moveIdentity(of, columns.getString(2));
        }
      }
    }
  }

  private void moveIdentity(String of, String column) throws SQLException {
    String highest =
        "SELECT setval(pg_get_serial_sequence(?, ?), coalesce(max("
            + Tables.quoted(column)
            + "), 0) + 1, false) FROM "
            + Tables.quoted(of);
    try (PreparedStatement move = connection.prepareStatement(highest)) {
      move.setString(1, Tables.quoted(of));
      move.setString(2, column);
      move.execute();
    }
  }

  private static BackupException failed(Database database, String what, SQLException e) {
    return new BackupException(
        what
            + " cannot be written to "
            + database.describe()
            + ": "
            + DatabaseException.reason(e)
            + "; nothing was restored",
        e);
  }

  @Override
  public void close() {
    try (connection) {
      Rows unfinished = rows;
      if (unfinished != null) {
        unfinished.close();
      }
    } catch (SQLException e) {
      throw failed(database, "the end of the tables", e);
    }
  }
}
