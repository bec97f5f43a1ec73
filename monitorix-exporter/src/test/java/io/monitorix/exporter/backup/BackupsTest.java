package io.monitorix.exporter.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.exporter.backup.archive.Archive;
import io.monitorix.exporter.backup.place.DirectoryPlace;
import io.monitorix.exporter.backup.place.PlaceException;
import io.monitorix.exporter.backup.place.Places;
import io.monitorix.exporter.backup.place.Retention;
import io.monitorix.exporter.backup.place.Sha256;
import io.monitorix.exporter.backup.place.Stored;
import io.monitorix.exporter.config.BackupConfig;
import io.monitorix.exporter.fixture.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

  @TempDir private Path folder;
  private BackupSite site = new BackupSite(Path.of(""));

  @BeforeEach
  void fill() {
    site = new BackupSite(folder);
  }

  @Test
  void backupIsWholeAndForItsOwnerAlone() throws IOException {
    try (Backups backups = site.open()) {
      Backups.Made made = backups.make();
      Path file = site.kept().resolve(made.name().text());
      assertThat(new Archive(file).verify().origin().madeAt()).isEqualTo(site.now());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(backups.list())
          .containsExactly(new Stored(made.name(), made.bytes(), site.kept().toString()));
      Stored stored = backups.places().look().find(made.name()).orElseThrow();
      try (InputStream in = backups.places().open(stored, 0)) {
        assertThat(in).hasBinaryContent(Files.readAllBytes(file));
      }
      try (InputStream in = backups.places().open(stored, made.bytes() - 1)) {
        assertThat(in.readAllBytes()).hasSize(1);
      }
      assertThat(backups.places().verified(stored)).contains(made.verified());
      assertThat(made.verified().sha256()).isEqualTo(Sha256.of(file));
      assertThat(made.verified().schemas()).containsEntry("alerts", Schema.ALERTS.newest());
      // What was noted is of another archive then.
      Files.write(file, new byte[1], StandardOpenOption.APPEND);
      assertThat(backups.places().verified(backups.list().get(0))).isEmpty();
    }
    assertThat(site.files()).hasSize(1);
    assertThat(site.value("monitorix_backup_last_success_timestamp_seconds"))
        .isEqualTo((double) site.now().getEpochSecond());
    assertThat(site.value("monitorix_backup_last_size_bytes")).isPositive();
    assertThat(site.value("monitorix_backup_failures")).isZero();
  }

  @Test
  void failureLeavesNothingBehindAndDeletesNothing() throws IOException {
    try (Backups backups = site.open()) {
      for (int i = 0; i < 7; i++) {
        backups.make();
        site.pass(Duration.ofDays(1));
      }
      assertThat(site.files()).hasSize(7);
      TestDatabase.SQLITE.execute(
          new Database.Sqlite(folder), "ALTER TABLE monitorix_rule ADD COLUMN odd GEOMETRY");
      assertThatThrownBy(backups::make).hasMessageContaining("column odd of type GEOMETRY");
      assertThat(site.files()).hasSize(7);
    }
    assertThat(site.value("monitorix_backup_failures")).isEqualTo(1);
  }

  @Test
  void halfOfAnArchiveNeverHasItsName() throws IOException {
    // As a process that was killed leaves it.
    Files.createDirectories(site.kept());
    Path old = Files.writeString(site.kept().resolve(".monitorix-123.partial"), "half");
    Path copied =
        Files.writeString(site.kept().resolve(".monitorix-20261101T033000Z.tar.gz.new"), "half");
    Path mine = Files.writeString(site.kept().resolve(".monitorix-notes.partial"), "mine");
    Path young = Files.writeString(site.kept().resolve(".monitorix-456.partial"), "half");
    for (Path each : List.of(old, copied, mine)) {
      Files.setLastModifiedTime(each, FileTime.from(site.now().minus(Duration.ofHours(25))));
    }
    Files.setLastModifiedTime(young, FileTime.from(site.now().minus(Duration.ofHours(23))));
    try (Backups backups = site.open()) {
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
    Files.createDirectories(site.kept());
    Files.writeString(site.kept().resolve("notes.txt"), "mine");
    Files.writeString(
        site.kept().resolve("before-migration-alerts-v5-20200101T000000Z.tar.gz"), "old");
    try (Backups backups = site.open(new BackupConfig.Keep(2, 0, 0))) {
      for (int i = 0; i < 30; i++) {
        backups.make();
        site.pass(Duration.ofHours(12));
      }
    }
    assertThat(site.files())
        .hasSize(4)
        .contains("notes.txt", "before-migration-alerts-v5-20200101T000000Z.tar.gz");
    assertThat(site.notes()).hasSize(2);
  }

  @Test
  void onePlaceThatFailsKeepsNoOtherFromIts() throws IOException {
    Files.writeString(folder.resolve("file"), "in the way");
    ConfiguredBackups configured = site.configured(BackupConfig.Keep.DEFAULT);
    Backups backups =
        new Backups(
            new Backups.Setup(
                configured.database().orElseThrow(),
                configured.archives(),
                configured.key(),
                folder.resolve("work"),
                new Places(
                    List.of(
                        new DirectoryPlace(folder.resolve("file")),
                        new DirectoryPlace(site.kept()))),
                new Retention(2, 0, 0, ZoneOffset.UTC),
                site.clock()),
            site.metrics());
    assertThatThrownBy(backups::make)
        .isInstanceOf(PlaceException.class)
        .hasMessageContaining(folder.resolve("file").toString());
    assertThat(site.files()).hasSize(1);
    assertThat(folder.resolve("work")).isEmptyDirectory();
    assertThat(site.value("monitorix_backup_failures")).isEqualTo(1);
  }
}
