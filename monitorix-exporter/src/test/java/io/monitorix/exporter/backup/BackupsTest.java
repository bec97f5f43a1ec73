package io.monitorix.exporter.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.report.ReportSchedule;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.exporter.backup.archive.Archive;
import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.backup.place.DirectoryPlace;
import io.monitorix.exporter.backup.place.PlaceException;
import io.monitorix.exporter.backup.place.Retention;
import io.monitorix.exporter.backup.place.Stored;
import io.monitorix.exporter.config.BackupConfig;
import io.monitorix.exporter.config.DatabaseConfig;
import io.monitorix.exporter.fixture.TestDatabase;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

  private static final ReportSchedule NIGHTLY =
      new ReportSchedule(Set.of(), LocalTime.of(3, 30), ZoneOffset.UTC);

  @TempDir private Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-30T12:00:00Z"));
  private final InstantSource clock = this::now;
  private final BackupMetrics metrics = new BackupMetrics();
  private Path kept = Path.of("");

  @BeforeEach
  void fill() {
    kept = folder.resolve("backups");
    Database database = new Database.Sqlite(folder);
    SchemaVersions.migrate(database, Schema.ALERTS, Schema.ALERTS.newest());
  }

  private Instant now() {
    return Objects.requireNonNull(now.get());
  }

  @Test
  void backupIsWholeAndForItsOwnerAlone() throws IOException {
    try (Backups backups = open()) {
      Backups.Made made = backups.make();
      Path file = kept.resolve(made.name().text());
      assertThat(new Archive(file).verify().origin().madeAt()).isEqualTo(now());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(backups.list())
          .containsExactly(new Stored(made.name(), made.bytes(), kept.toString()));
      try (InputStream in = backups.open(made.name())) {
        assertThat(in).hasBinaryContent(Files.readAllBytes(file));
      }
    }
    assertThat(files()).hasSize(1);
    assertThat(value("monitorix_backup_last_success_timestamp_seconds"))
        .isEqualTo((double) now().getEpochSecond());
    assertThat(value("monitorix_backup_last_size_bytes")).isPositive();
    assertThat(value("monitorix_backup_failures")).isZero();
  }

  @Test
  void failureLeavesNothingBehindAndDeletesNothing() throws IOException {
    try (Backups backups = open()) {
      for (int i = 0; i < 7; i++) {
        backups.make();
        now.set(now().plus(Duration.ofDays(1)));
      }
      assertThat(files()).hasSize(7);
      TestDatabase.SQLITE.execute(
          new Database.Sqlite(folder), "ALTER TABLE monitorix_rule ADD COLUMN odd GEOMETRY");
      assertThatThrownBy(backups::make).hasMessageContaining("column odd of type GEOMETRY");
      assertThat(files()).hasSize(7);
    }
    assertThat(value("monitorix_backup_failures")).isEqualTo(1);
  }

  @Test
  void halfOfAnArchiveNeverHasItsName() throws IOException {
    // As a process that was killed leaves it.
    Files.createDirectories(kept);
    Path old = Files.writeString(kept.resolve(".monitorix-123.partial"), "half");
    Path copied = Files.writeString(kept.resolve(".monitorix-20261101T033000Z.tar.gz.new"), "half");
    Path mine = Files.writeString(kept.resolve(".monitorix-notes.partial"), "mine");
    Path young = Files.writeString(kept.resolve(".monitorix-456.partial"), "half");
    for (Path each : List.of(old, copied, mine)) {
      Files.setLastModifiedTime(each, FileTime.from(now().minus(Duration.ofHours(25))));
    }
    Files.setLastModifiedTime(young, FileTime.from(now().minus(Duration.ofHours(23))));
    try (Backups backups = open()) {
      assertThat(backups.list()).isEmpty();
      backups.make();
      assertThat(backups.list()).hasSize(1);
    }
    // Another process may still be writing the young one.
    assertThat(old).doesNotExist();
    assertThat(copied).doesNotExist();
    assertThat(mine).exists();
    assertThat(young).exists();
  }

  @Test
  void superfluousOnesGo() throws IOException {
    Files.createDirectories(kept);
    Files.writeString(kept.resolve("notes.txt"), "mine");
    Files.writeString(kept.resolve("before-migration-alerts-v5-20200101T000000Z.tar.gz"), "old");
    try (Backups backups = open(new BackupConfig.Keep(2, 0, 0))) {
      for (int i = 0; i < 30; i++) {
        backups.make();
        now.set(now().plus(Duration.ofHours(12)));
      }
    }
    assertThat(files())
        .hasSize(4)
        .contains("notes.txt", "before-migration-alerts-v5-20200101T000000Z.tar.gz");
  }

  @Test
  void onePlaceThatFailsKeepsNoOtherFromIts() throws IOException {
    Files.writeString(folder.resolve("file"), "in the way");
    ConfiguredBackups configured = configured(BackupConfig.Keep.DEFAULT);
    Backups backups =
        new Backups(
            new Backups.Setup(
                configured.database().orElseThrow(),
                configured.archives(),
                configured.key(),
                folder.resolve("work"),
                List.of(new DirectoryPlace(folder.resolve("file")), new DirectoryPlace(kept)),
                new Retention(2, 0, 0, ZoneOffset.UTC),
                clock),
            metrics);
    assertThatThrownBy(backups::make)
        .isInstanceOf(PlaceException.class)
        .hasMessageContaining(folder.resolve("file").toString());
    assertThat(files()).hasSize(1);
    assertThat(folder.resolve("work")).isEmptyDirectory();
    assertThat(value("monitorix_backup_failures")).isEqualTo(1);
  }

  @Test
  void scheduleMakesOneADayAndCatchesUp() {
    try (Backups backups = open();
        BackupSchedule schedule =
            new BackupSchedule(backups, metrics, NIGHTLY, () -> true, clock)) {
      schedule.makeDue();
      schedule.makeDue();
      assertThat(backups.list()).hasSize(1);
      now.set(Instant.parse("2026-12-01T03:29:59Z"));
      schedule.makeDue();
      assertThat(backups.list()).hasSize(1);
      now.set(Instant.parse("2026-12-01T03:30:10Z"));
      schedule.makeDue();
      schedule.makeDue();
      assertThat(backups.list())
          .hasSize(2)
          .first()
          .extracting(each -> each.name().text())
          .isEqualTo("monitorix-20261201T033010Z.tar.gz");
    }
    // The next process knows of the last one's.
    BackupMetrics others = new BackupMetrics();
    try (Backups backups = open();
        BackupSchedule schedule = new BackupSchedule(backups, others, NIGHTLY, () -> true, clock)) {
      schedule.makeDue();
      assertThat(backups.list()).hasSize(2);
    }
    assertThat(value(others, "monitorix_backup_last_success_timestamp_seconds"))
        .isEqualTo((double) now().getEpochSecond());
  }

  @Test
  void whoeverDoesNotLeadMakesNone() {
    try (Backups backups = open();
        BackupSchedule schedule =
            new BackupSchedule(backups, metrics, NIGHTLY, () -> false, clock)) {
      schedule.makeDue();
      assertThat(backups.list()).isEmpty();
    }
  }

  @Test
  void failedOneIsTriedAgainInAQuarterOfAnHour() {
    TestDatabase.SQLITE.execute(
        new Database.Sqlite(folder), "ALTER TABLE monitorix_rule ADD COLUMN odd GEOMETRY");
    try (Backups backups = open();
        BackupSchedule schedule =
            new BackupSchedule(backups, metrics, NIGHTLY, () -> true, clock)) {
      schedule.makeDue();
      schedule.makeDue();
      assertThat(value("monitorix_backup_failures")).isEqualTo(1);
      TestDatabase.SQLITE.execute(
          new Database.Sqlite(folder), "ALTER TABLE monitorix_rule DROP COLUMN odd");
      now.set(now().plus(Duration.ofMinutes(15)));
      schedule.makeDue();
      assertThat(backups.list()).hasSize(1);
    }
  }

  @Test
  void nameThatIsNotThereIsTold() {
    try (Backups backups = open()) {
      assertThatThrownBy(() -> backups.open(BackupName.at(now())))
          .isInstanceOf(PlaceException.class)
          .hasMessageContaining("monitorix-20261130T120000Z.tar.gz");
    }
  }

  private ConfiguredBackups configured(BackupConfig.Keep keep) {
    return new ConfiguredBackups(
        new BackupConfig(Optional.empty(), keep, Optional.empty(), Optional.empty(), true),
        DatabaseConfig.DEFAULT,
        Optional.empty(),
        Optional.of(folder),
        "1.2.3",
        clock);
  }

  private Backups open() {
    return open(BackupConfig.Keep.DEFAULT);
  }

  private Backups open(BackupConfig.Keep keep) {
    return configured(keep).open(metrics).orElseThrow();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(kept)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private double value(String name) {
    return value(metrics, name);
  }

  private static double value(BackupMetrics of, String name) {
    for (MetricSnapshot each : of.metrics()) {
      if (each.getMetadata().getName().equals(name)) {
        return each instanceof CounterSnapshot counter
            ? counter.getDataPoints().get(0).getValue()
            : ((GaugeSnapshot) each).getDataPoints().get(0).getValue();
      }
    }
    throw new AssertionError("no metric " + name);
  }
}
