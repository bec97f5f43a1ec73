package io.monitorix.exporter.backup.database;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.database.DirectConnection;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.exporter.backup.archive.ArchiveWriter;
import io.monitorix.exporter.backup.archive.Column;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.archive.Origin;
import io.monitorix.exporter.backup.archive.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes all tables of a database into an archive, as they are at one moment, while others write.
 * Thread-safe.
 */
public final class Dump {

  /** Rows that PostgreSQL sends at a time: a few megabytes. */
  private static final int FETCHED = 2_000;

  private final List<Schema> schemas;
  private final String program;

  /**
   * Prepares.
   *
   * @param schemas that may be there
   * @param program the version of Monitorix
   */
  public Dump(List<Schema> schemas, String program) {
    this.schemas = List.copyOf(schemas);
    this.program = program;
  }

  /**
   * Writes the archive, and closes the stream.
   *
   * @param key that secrets in the tables are encrypted with
   * @return what is in it
   * @throws BackupException if the database has no tables of Monitorix
   * @throws DatabaseException if the database cannot be read
   * @throws IOException if the archive cannot be written
   */
  public Manifest write(Database database, OutputStream out, Key key, Instant now)
      throws IOException {
    try (out;
        Connection connection = DirectConnection.snapshot(database)) {
      Map<String, Integer> versions = versions(connection, database);
      String engine = DirectConnection.dialect(connection).name().toLowerCase(Locale.ROOT);
      Origin origin =
          new Origin(
              program, now.truncatedTo(ChronoUnit.MILLIS), engine, versions, key.fingerprint());
      try (ArchiveWriter archive = new ArchiveWriter(out, program)) {
        for (Table table : Tables.backedUp(connection, schemas)) {
          archive.begin(table);
          copy(connection, table, archive);
          archive.end();
        }
        if (key.content().isPresent()) {
          archive.key(key.content().get());
        }
        return archive.finish(origin);
      }
    } catch (SQLException e) {
      throw new DatabaseException(
          "the database cannot be read: "
              + database.describe()
              + ": "
              + DatabaseException.reason(e)
              + "; try again when the database is back",
          e);
    }
  }

  /**
   * What an archive says of the key.
   *
   * @param fingerprint by which it is known; empty where there is no key
   * @param content the key itself; empty where it is not to be in the archive
   */
  public record Key(Optional<String> fingerprint, Optional<byte[]> content) {

    /** There is none. */
    public static final Key NONE = new Key(Optional.empty(), Optional.empty());

    /** Leaves the key out. */
    @Override
    public String toString() {
      return "Key[fingerprint=" + fingerprint + "]";
    }
  }

  private Map<String, Integer> versions(Connection connection, Database database)
      throws SQLException {
    Map<String, Integer> versions = new TreeMap<>();
    for (Schema schema : schemas) {
      int version = SchemaVersions.of(connection, schema);
      if (version > schema.newest()) {
        throw new BackupException(
            "the tables of "
                + schema.name()
                + " in "
                + database.describe()
                + " are of a newer version ("
                + version
                + ", here "
                + schema.newest()
                + "); back it up with the newer version of Monitorix");
      }
      if (version > SchemaVersions.NONE) {
        versions.put(schema.label(), version);
      }
    }
    if (versions.isEmpty()) {
      throw new BackupException(
          "there are no tables of Monitorix in "
              + database.describe()
              + "; look at data_dir and database of the configuration");
    }
    return versions;
  }

  private static void copy(Connection connection, Table table, ArchiveWriter archive)
      throws SQLException, IOException {
    List<Column> columns = table.columns();
    String query =
        "SELECT "
            + columns.stream()
                .map(column -> Tables.quoted(column.name()))
                .collect(Collectors.joining(", "))
            + " FROM "
            + Tables.quoted(table.name());
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCHED);
      try (ResultSet rows = statement.executeQuery(query)) {
        @Nullable Object[] row = new @Nullable Object[columns.size()];
        while (rows.next()) {
          for (int i = 0; i < row.length; i++) {
            row[i] = value(rows, i + 1, columns.get(i));
          }
          archive.row(row);
        }
      }
    }
  }

  private static @Nullable Object value(ResultSet rows, int at, Column column) throws SQLException {
    Object value =
        switch (column.type()) {
          case TEXT -> rows.getString(at);
          case INTEGER -> rows.getLong(at);
          case REAL -> rows.getDouble(at);
          case BOOLEAN -> rows.getBoolean(at);
          case BYTES -> rows.getBytes(at);
        };
    return rows.wasNull() ? null : value;
  }
}
