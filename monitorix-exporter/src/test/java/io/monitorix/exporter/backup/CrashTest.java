package io.monitorix.exporter.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.exporter.backup.archive.Archive;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.archive.Part;
import io.monitorix.exporter.backup.database.Dump;
import io.monitorix.exporter.backup.database.Restore;
import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.cli.Main;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.state.StateDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills processes that back up and that restore, at moments that are spread over what they do. The
 * profile {@code crash} does so two hundred times for each database.
 */
class CrashTest {

  private static final int KILLS = Integer.getInteger("crash.kills", 2);
  private static final double LATEST = 1.15;
  private static final Instant NOW = Instant.parse("2026-11-30T03:30:00Z");
  private static final String OLD = "monitorix-20260101T033000Z.tar.gz";

  @TempDir private Path folder;
  private final Random random = new Random(Long.getLong("crash.seed", 1));

  @ParameterizedTest
  @EnumSource
  void killedBackupIsNoBackupAndTheNextOneIsMade(TestDatabase kind) throws Exception {
    Database database = filled(kind);
    int killed = 0;
    Duration whole = Duration.ofSeconds(1);
    for (int kill = 0; kill <= KILLS; kill++) {
      Path kept = Files.createDirectories(folder.resolve("kept-" + kill));
      dump(database, kept.resolve(OLD));
      String config = config(database, kept);
      Mortal due = new Mortal(() -> contains(kept, ".partial"), DueBackup.class.getName(), config);
      Mortal commanded =
          new Mortal(
              () -> contains(kept, ".partial"), Main.class.getName(), "backup", "--config", config);
      if (kill == 0) {
        whole = due.live().sinceBegun();
      } else {
        Mortal.Life life = (kill % 2 == 0 ? commanded : due).live(moment(kill, whole));
        killed += life.killed() ? 1 : 0;
      }
      assertAllAreWhole(kept);

      assertThat(due.live().status()).isZero();

      assertThat(assertAllAreWhole(kept)).hasSize(2).contains(OLD);
    }
    assertThat(killed).isPositive();
    System.out.printf("%s: %d of %d backups killed in the middle%n", kind, killed, KILLS);
  }

  @ParameterizedTest
  @EnumSource
  void killedRestoreHasChangedNothingOrAllAndCanBeRepeated(TestDatabase kind) throws Exception {
    Database database = filled(kind);
    Path before = folder.resolve("before.tar.gz");
    List<Part> old = dump(database, before).parts();
    kind.execute(database, "UPDATE monitorix_alert_history SET state = 'restored'");
    Path archive = folder.resolve("archive.tar.gz");
    List<Part> restored = dump(database, archive).parts();
    assertThat(restored).isNotEqualTo(old);
    Restore restore = new Restore(ConfiguredBackups.SCHEMAS);
    Mortal mortal =
        new Mortal(
            () -> hasLeftovers(kind, database),
            Main.class.getName(),
            "restore",
            archive.toString(),
            "--replace",
            "--config",
            config(database, folder.resolve("unused")));

    int killed = 0;
    int swapped = 0;
    Duration whole = Duration.ofSeconds(1);
    for (int kill = 0; kill <= KILLS; kill++) {
      restore.run(before, database, new Restore.Options(true, false));
      if (kill == 0) {
        whole = mortal.live().sinceBegun();
      } else {
        killed += mortal.live(moment(kill, whole)).killed() ? 1 : 0;
        List<Part> after = dump(database, folder.resolve("after.tar.gz")).parts();
        assertThat(after).isIn(old, restored);
        swapped += after.equals(restored) ? 1 : 0;
        assertThat(mortal.live().status()).isZero();
      }
      assertThat(dump(database, folder.resolve("again.tar.gz")).parts()).isEqualTo(restored);
      assertThat(hasLeftovers(kind, database)).isFalse();
    }
    assertThat(killed).isPositive();
    System.out.printf(
        "%s: %d of %d restores killed in the middle, %d had been done%n",
        kind, killed, KILLS, swapped);
  }

  /** The first early, the last about when it would end. */
  private Duration moment(int kill, Duration whole) {
    double share = (kill - 1 + random.nextDouble()) / KILLS;
    return Duration.ofNanos((long) (whole.toNanos() * LATEST * share));
  }

  /** Whatever would be taken for a backup. */
  private static List<String> assertAllAreWhole(Path kept) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(kept)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (BackupName.parse(name).isPresent()) {
          assertThat(new Archive(file).verify().rows()).isPositive();
          names.add(name);
        }
      }
    }
    return names;
  }

  private static boolean hasLeftovers(TestDatabase kind, Database database) {
    return database instanceof Database.Sqlite sqlite
        ? contains(sqlite.directory(), "restore-")
        : kind.number(
                database, "SELECT count(*) FROM pg_namespace WHERE nspname = 'monitorix_restore'")
            > 0;
  }

  private static boolean contains(Path directory, String part) {
    Predicate<Path> named = file -> file.getFileName().toString().contains(part);
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(named);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Database filled(TestDatabase kind) {
    Database database = kind.fresh(folder.resolve("data"));
    SchemaVersions.migrate(database, Schema.ALERTS, Schema.ALERTS.newest());
    SchemaVersions.migrate(database, StateDatabase.SCHEMA, StateDatabase.SCHEMA.newest());
    String insert =
        "INSERT INTO monitorix_alert_history (time, fingerprint, rule_id, state, annotations) ";
    kind.execute(
        database,
        kind == TestDatabase.SQLITE
            ? "WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i <"
                + " 10000) "
                + insert
                + "SELECT i, i, 1, 'firing', hex(randomblob(100)) FROM number"
            : insert
                + "SELECT i, i, 1, 'firing', repeat(md5(random()::text), 5)"
                + " FROM generate_series(1, 10000) i");
    return database;
  }

  private static Manifest dump(Database database, Path file) throws IOException {
    return new Dump(ConfiguredBackups.SCHEMAS, "1.2.3")
        .write(database, Files.newOutputStream(file), Dump.Key.NONE, NOW);
  }

  private String config(Database database, Path kept) throws IOException {
    String server =
        database instanceof Database.Postgresql there
            ? "database: {url: \"" + there.url() + "\", username: postgres, password: secret}\n"
            : "";
    return Files.writeString(
            Files.createTempFile(folder, "monitorix", ".yml"),
            "data_dir: \""
                + folder.resolve("data")
                + "\"\nbackup: {directory: \""
                + kept
                + "\"}\n"
                + server
                + "targets: [{name: a, server: pve1, user: a@pam, password: b}]\n")
        .toString();
  }
}
