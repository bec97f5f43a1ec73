package io.monitorix.exporter.backup.database;

import io.monitorix.alerts.store.database.Schema;
import io.monitorix.exporter.backup.archive.Column;
import io.monitorix.exporter.backup.archive.ColumnType;
import io.monitorix.exporter.backup.archive.Table;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables that are Monitorix's own in a database, as the database itself tells of them. */
final class Tables {

  /** Every table of ours begins so, and in an application's database nothing else does. */
  static final String PREFIX = "monitorix_";

  /** Says who leads now: worth nothing later. */
  static final String LEASE = "monitorix_lease";

  private Tables() {}

  /**
   * The names of all, also of those that are not backed up.
   *
   * @return in the order of the alphabet
   */
  static Set<String> names(Connection connection) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME");
        if (name.startsWith(PREFIX)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /**
   * Those that are backed up.
   *
   * @param schemas whose histories of migrations are left out: restoring makes them
   * @return what a table refers to stands before it
   */
  static List<Table> backedUp(Connection connection, List<Schema> schemas) throws SQLException {
    Set<String> names = names(connection);
    names.remove(LEASE);
    schemas.forEach(schema -> names.remove(schema.history()));
    Map<String, Set<String>> referred = new TreeMap<>();
    for (String name : names) {
      referred.put(name, referred(connection, name));
    }
    Map<String, Table> ordered = new LinkedHashMap<>();
    for (String name : names) {
      add(connection, name, referred, ordered, new TreeSet<>());
    }
    return List.copyOf(ordered.values());
  }

  private static void add(
      Connection connection,
      String name,
      Map<String, Set<String>> referred,
      Map<String, Table> ordered,
      Set<String> begun)
      throws SQLException {
    if (ordered.containsKey(name) || !begun.add(name)) {
      return;
    }
    for (String other : referred.getOrDefault(name, Set.of())) {
      if (referred.containsKey(other)) {
        add(connection, other, referred, ordered, begun);
      }
    }
    ordered.put(name, new Table(name, columns(connection, name)));
  }

  private static Set<String> referred(Connection connection, String table) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (ResultSet rows =
        connection.getMetaData().getImportedKeys(null, connection.getSchema(), table)) {
      while (rows.next()) {
        names.add(rows.getString("PKTABLE_NAME"));
      }
    }
    names.remove(table);
    return names;
  }

  /** The columns of a table, in their order. */
  static List<Column> columns(Connection connection, String table) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    String escape = metadata.getSearchStringEscape();
    String pattern = escape == null || escape.isEmpty() ? table : table.replace("_", escape + "_");
    List<Column> columns = new ArrayList<>();
    try (ResultSet rows = metadata.getColumns(null, connection.getSchema(), pattern, "%")) {
      while (rows.next()) {
        if (rows.getString("TABLE_NAME").equals(table)) {
          String name = rows.getString("COLUMN_NAME");
          columns.add(new Column(name, type(table, name, rows.getString("TYPE_NAME"))));
        }
      }
    }
    return columns;
  }

  private static ColumnType type(String table, String column, String declared) {
    String type = declared.toUpperCase(Locale.ROOT);
    if (type.contains("INT") || type.contains("SERIAL")) {
      return ColumnType.INTEGER;
    }
    if (type.contains("TEXT") || type.contains("CHAR")) {
      return ColumnType.TEXT;
    }
    if (type.contains("DOUB") || type.contains("FLOA") || type.contains("REAL")) {
      return ColumnType.REAL;
    }
    if (type.contains("BOOL")) {
      return ColumnType.BOOLEAN;
    }
    if (type.contains("BLOB") || type.contains("BYTEA")) {
      return ColumnType.BYTES;
    }
    throw new BackupException(
        "table "
            + table
            + ": no backup knows what to do with column "
            + column
            + " of type "
            + declared
            + "; this is an error of Monitorix, report it");
  }

  /** A name as SQL has it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
