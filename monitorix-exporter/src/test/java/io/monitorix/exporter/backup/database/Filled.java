package io.monitorix.exporter.backup.database;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DirectConnection;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.exporter.backup.archive.Archive;
import io.monitorix.exporter.backup.archive.ArchiveWriter;
import io.monitorix.exporter.backup.archive.Column;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.archive.Origin;
import io.monitorix.exporter.backup.archive.RowSink;
import io.monitorix.exporter.backup.archive.Table;
import io.monitorix.exporter.state.StateDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Databases with rows in every table, and what is in them. */
final class Filled {

  static final List<Schema> SCHEMAS = List.of(Schema.ALERTS, StateDatabase.SCHEMA);
  static final Instant NOW = Instant.parse("2026-11-30T03:30:00Z");

  private Filled() {}

  static void make(Database database) {
    make(database, Schema.ALERTS.newest(), StateDatabase.SCHEMA.newest());
  }

  /** Makes tables of these versions, with rows in each. */
  static void make(Database database, int alerts, int state) {
    SchemaVersions.migrate(database, Schema.ALERTS, alerts);
    SchemaVersions.migrate(database, StateDatabase.SCHEMA, state);
    try (Filling filling = Filling.of(database)) {
      for (Table table : tables(database)) {
        filling.begin(table);
        for (long row = 1; row <= 3; row++) {
          filling.row(row(table, row));
        }
      }
      filling.finish();
    }
  }

  private static List<Table> tables(Database database) {
    try (Connection connection = DirectConnection.snapshot(database)) {
      return Tables.backedUp(connection, SCHEMAS);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object[] row(Table table, long number) {
    List<Column> columns = table.columns();
    @Nullable Object[] row = new @Nullable Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = value(columns.get(i), number);
    }
    return row;
  }

  private static Object value(Column column, long number) {
    boolean small =
        List.of("enabled", "totp_confirmed", "flushed", "timeout").contains(column.name());
    return switch (column.type()) {
      case TEXT -> column.name() + " \"ü\" \n" + number;
      case INTEGER -> small || column.name().equals("id") ? number : Long.MAX_VALUE - number;
      case REAL -> number == 1 ? Double.POSITIVE_INFINITY : 0.1 * number;
      case BOOLEAN -> number % 2 == 0;
      case BYTES -> new byte[] {(byte) number, 0, -1};
    };
  }

  static Manifest dump(Database database, Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      return new Dump(SCHEMAS, "1.2.3").write(database, out, Dump.Key.NONE, NOW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An archive of one row, which may be nothing that this version would write. */
  static void write(Path file, Map<String, Integer> schemas, Table table, @Nullable Object... row)
      throws IOException {
    try (ArchiveWriter writer = new ArchiveWriter(Files.newOutputStream(file), "9.9.9")) {
      writer.begin(table);
      writer.row(row);
      writer.end();
      writer.finish(new Origin("9.9.9", NOW, "sqlite", schemas, Optional.empty()));
    }
  }

  /** All rows of an archive by their tables, in an order that is the same for each engine. */
  static Map<String, Set<String>> rows(Path file) {
    Map<String, Set<String>> rows = new TreeMap<>();
    Manifest unused =
        new Archive(file)
            .read(
                new RowSink() {
                  private Set<String> current = new TreeSet<>();
                  private List<Column> columns = List.of();

                  @Override
                  public void begin(Table table) {
                    current = rows.computeIfAbsent(table.name(), name -> new TreeSet<>());
                    columns = table.columns();
                  }

                  @Override
                  public void row(@Nullable Object[] row) {
                    Map<String, String> named = new TreeMap<>();
                    for (int i = 0; i < row.length; i++) {
                      Object value = row[i];
                      named.put(
                          columns.get(i).name(),
                          value instanceof byte[] bytes
                              ? Arrays.toString(bytes)
                              : String.valueOf(value));
                    }
                    current.add(named.toString());
                  }
                });
    return rows;
  }
}
