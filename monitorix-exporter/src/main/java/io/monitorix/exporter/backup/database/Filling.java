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
import java.sql.Types;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows into tables that nobody else uses yet. For one thread. */
final class Filling implements RowSink, AutoCloseable {

  private static final int BATCH = 500;

  private final Database database;
  private final Connection connection;
  private final Dialect dialect;
  private final Set<String> known;
  private final Set<String> begun = new HashSet<>();
  private @Nullable Table table;
  private @Nullable PreparedStatement insert;
  private ColumnType[] types = {};
  private int waiting;

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
    try {
      finishTable();
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
    insert = connection.prepareStatement(statement(next));
    table = next;
    waiting = 0;
  }

  private String statement(Table next) {
    List<Column> columns = next.columns();
    return "INSERT INTO "
        + Tables.quoted(next.name())
        + " ("
        + columns.stream()
            .map(column -> Tables.quoted(column.name()))
            .collect(Collectors.joining(", "))
        + ")"
        // Numbers that the database would give itself.
        + (dialect == Dialect.POSTGRESQL ? " OVERRIDING SYSTEM VALUE" : "")
        + " VALUES ("
        + columns.stream().map(column -> "?").collect(Collectors.joining(", "))
        + ")";
  }

  @Override
  public void row(@Nullable Object[] row) {
    PreparedStatement statement = insert;
    if (statement == null) {
      throw new IllegalStateException("no table has begun");
    }
    try {
      for (int i = 0; i < row.length; i++) {
        set(statement, i + 1, types[i], row[i]);
      }
      statement.addBatch();
      if (++waiting == BATCH) {
        statement.executeBatch();
        waiting = 0;
      }
    } catch (SQLException e) {
      throw failed(database, table == null ? "a row" : "table " + table.name(), e);
    }
  }

  private void set(PreparedStatement statement, int at, ColumnType type, @Nullable Object value)
      throws SQLException {
    switch (type) {
      case TEXT -> statement.setString(at, value == null ? null : text((String) value));
      case BYTES -> statement.setBytes(at, (byte[]) value);
      case INTEGER -> {
        if (value == null) {
          statement.setNull(at, Types.BIGINT);
        } else {
          statement.setLong(at, value instanceof Boolean flag ? (flag ? 1 : 0) : (Long) value);
        }
      }
      case BOOLEAN -> {
        if (value == null) {
          statement.setNull(at, Types.BOOLEAN);
        } else {
          statement.setBoolean(at, value instanceof Long number ? number != 0 : (Boolean) value);
        }
      }
      case REAL -> {
        if (value == null) {
          statement.setNull(at, Types.DOUBLE);
        } else {
          statement.setDouble(at, ((Number) value).doubleValue());
        }
      }
    }
  }

  /** PostgreSQL's texts may have any character but one, which the store replaces the same way. */
  private String text(String text) {
    return dialect == Dialect.POSTGRESQL && text.indexOf('\0') >= 0
        ? text.replace('\0', '\ufffd')
        : text;
  }

  private void finishTable() throws SQLException {
    PreparedStatement statement = insert;
    if (statement != null) {
      if (waiting > 0) {
        statement.executeBatch();
      }
      statement.close();
    }
    insert = null;
    table = null;
  }

  /** Keeps what was written; what is given numbers by the database goes on behind the highest. */
  void finish() {
    try {
      finishTable();
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
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(database, "the end of the tables", e);
    }
  }
}
