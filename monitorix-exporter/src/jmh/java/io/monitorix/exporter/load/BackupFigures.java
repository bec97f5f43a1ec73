package io.monitorix.exporter.load;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DirectConnection;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.exporter.backup.ArchiveFile;
import io.monitorix.exporter.backup.ConfiguredBackups;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.database.Dump;
import io.monitorix.exporter.backup.database.Restore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How long a million rows of history take to back up and to restore, in each database. */
final class BackupFigures {

  private static final int ROWS = 1_000_000;
  private static final int ROUNDS = 3;

  private final Path directory;

  BackupFigures(Path directory) {
    this.directory = directory;
  }

  List<Figures> measure() throws IOException {
    List<Figures> figures = new ArrayList<>();
    Path work = Files.createTempDirectory(directory, "backup-");
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
      Database postgresql =
          new Database.Postgresql(
              server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
      figures.addAll(measure("SQLite", new Database.Sqlite(work.resolve("sqlite")), work));
      figures.addAll(measure("PostgreSQL", postgresql, work));
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return figures;
  }

  private static List<Figures> measure(String engine, Database database, Path work)
      throws IOException, SQLException {
    SchemaVersions.migrate(database, Schema.ALERTS, Schema.ALERTS.newest());
    fill(database);
    Restore restore = new Restore(ConfiguredBackups.SCHEMAS);
    ArchiveFile archives =
        new ArchiveFile(new Dump(ConfiguredBackups.SCHEMAS, "load"), restore);
    Path file = work.resolve(engine + ".tar.gz");
    List<Double> backups = new ArrayList<>();
    List<Double> restores = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      Manifest manifest = archives.write(database, file, Dump.Key.NONE, Instant.now());
      backups.add(seconds(begin));
      begin = System.nanoTime();
      Manifest restored = restore.run(file, database, new Restore.Options(true, false));
      restores.add(seconds(begin));
      if (manifest.rows() < ROWS || !restored.equals(manifest)) {
        throw new IllegalStateException("rows are missing: " + manifest.rows());
      }
    }
    return List.of(
        Figures.of("backup, 1,000,000 transitions, " + engine, "s", backups),
        Figures.of("restore of them into " + engine, "s", restores),
        Figures.of("size of the archive", "MB", List.of(Files.size(file) / 1e6)));
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void fill(Database database) throws SQLException {
    Random random = new Random(1);
    try (Connection connection = DirectConnection.filling(database);
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO monitorix_alert_history (time, fingerprint, rule_id, state_before,"
                    + " state, value, annotations) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      for (int row = 0; row < ROWS; row++) {
        insert.setLong(1, 1_700_000_000_000L + row * 30_000L);
        insert.setLong(2, random.nextLong());
        insert.setLong(3, random.nextInt(200));
        insert.setString(4, row % 2 == 0 ? null : "firing");
        insert.setString(5, row % 2 == 0 ? "firing" : "resolved");
        insert.setDouble(6, random.nextDouble());
        insert.setString(
            7,
            "{\"summary\":\"Guest qemu/"
                + random.nextInt(10_000)
                + " of cluster lab uses "
                + random.nextInt(100)
                + " % of its memory\",\"runbook_url\":\"https://monitorix.example/runbooks/Guest\"}");
        insert.addBatch();
        if (row % 1_000 == 999) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
      connection.commit();
    }
  }
}
