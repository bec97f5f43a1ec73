package io.monitorix.exporter.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.report.ReportSchedule;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupScheduleTest {

  private static final Optional<ReportSchedule> NIGHTLY =
      Optional.of(new ReportSchedule(Set.of(), LocalTime.of(3, 30), ZoneOffset.UTC));

  @TempDir private Path folder;
  private BackupSite site = new BackupSite(Path.of(""));

  @BeforeEach
  void fill() {
    site = new BackupSite(folder);
  }

  @Test
  void scheduleMakesOneADayAndCatchesUp() {
    try (Backups backups = site.open();
        BackupSchedule schedule =
            new BackupSchedule(backups, site.metrics(), NIGHTLY, () -> true, site.clock())) {
      schedule.makeDue();
      schedule.makeDue();
      assertThat(backups.list()).hasSize(1);
      site.is(Instant.parse("2026-12-01T03:29:59Z"));
      schedule.makeDue();
      assertThat(backups.list()).hasSize(1);
      site.is(Instant.parse("2026-12-01T03:30:10Z"));
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
    try (Backups backups = site.open();
        BackupSchedule schedule =
            new BackupSchedule(backups, others, NIGHTLY, () -> true, site.clock())) {
      schedule.makeDue();
      assertThat(backups.list()).hasSize(2);
    }
    assertThat(BackupSite.value(others, "monitorix_backup_last_success_timestamp_seconds"))
        .isEqualTo((double) site.now().getEpochSecond());
  }

  @Test
  void whoeverDoesNotLeadMakesNone() {
    try (Backups backups = site.open();
        BackupSchedule schedule =
            new BackupSchedule(backups, site.metrics(), NIGHTLY, () -> false, site.clock())) {
      schedule.makeDue();
      assertThat(backups.list()).isEmpty();
    }
  }

  @Test
  void failedOneIsTriedAgainInAQuarterOfAnHour() {
    TestDatabase.SQLITE.execute(
        new Database.Sqlite(folder), "ALTER TABLE monitorix_rule ADD COLUMN odd GEOMETRY");
    try (Backups backups = site.open();
        BackupSchedule schedule =
            new BackupSchedule(backups, site.metrics(), NIGHTLY, () -> true, site.clock())) {
      schedule.makeDue();
      schedule.makeDue();
      assertThat(site.value("monitorix_backup_failures")).isEqualTo(1);
      TestDatabase.SQLITE.execute(
          new Database.Sqlite(folder), "ALTER TABLE monitorix_rule DROP COLUMN odd");
      site.pass(Duration.ofMinutes(15));
      schedule.makeDue();
      assertThat(backups.list()).hasSize(1);
    }
  }

  @Test
  void placeThatFailedGetsTheNewestInGrowingPausesAndNoSecondOneIsMade() throws IOException {
    Path away = Files.writeString(folder.resolve("away"), "a file where the folder should be");
    try (Backups backups = site.openWith(away);
        BackupSchedule schedule =
            new BackupSchedule(backups, site.metrics(), NIGHTLY, () -> true, site.clock())) {
      schedule.makeDue();
      assertThat(site.files()).hasSize(1);
      assertThat(site.value("monitorix_backup_success")).isZero();
      assertThat(site.value("monitorix_backup_last_success_timestamp_seconds"))
          .isEqualTo((double) site.now().getEpochSecond());
      double failures = 1;
      for (int minutes : new int[] {15, 30, 60, 60}) {
        site.pass(Duration.ofMinutes(minutes).minusSeconds(1));
        schedule.makeDue();
        assertThat(site.value("monitorix_backup_failures")).as("%s", minutes).isEqualTo(failures);
        site.pass(Duration.ofSeconds(1));
        schedule.makeDue();
        assertThat(site.value("monitorix_backup_failures")).isEqualTo(++failures);
      }
      assertThat(site.value("monitorix_backup_success")).isZero();

      Files.delete(away);
      site.pass(Duration.ofHours(1));
      schedule.makeDue();

      assertThat(site.value("monitorix_backup_success")).isEqualTo(1);
      assertThat(site.value("monitorix_backup_failures")).isEqualTo(failures);
      assertThat(site.files()).hasSize(1);
      String name = site.files().get(0);
      assertThat(away.resolve(name)).hasSameBinaryContentAs(site.kept().resolve(name));
      assertThat(away.resolve(name + ".json")).exists();
      assertThat(backups.isIncomplete()).isFalse();
    }
  }

  @Test
  void newerOneThatIsDueDoesNotWaitForAPlaceThatFails() throws IOException {
    Path away = Files.writeString(folder.resolve("away"), "a file where the folder should be");
    try (Backups backups = site.openWith(away);
        BackupSchedule schedule =
            new BackupSchedule(backups, site.metrics(), NIGHTLY, () -> true, site.clock())) {
      for (int minutes = 0; minutes < 300; minutes += 15) {
        schedule.makeDue();
        site.pass(Duration.ofMinutes(15));
      }
      assertThat(site.files()).hasSize(1);
      site.is(Instant.parse("2026-12-01T03:30:10Z"));
      schedule.makeDue();
      assertThat(site.files()).hasSize(2).contains("monitorix-20261201T033010Z.tar.gz");
    }
  }

  /** As a bucket in which objects may be put but not deleted. */
  @Test
  void placeThatDeletesNothingIsAFailureUntilItDoes() throws IOException {
    StubbornPlace second = new StubbornPlace(folder.resolve("second"));
    try (Backups backups = site.openWith(site.metrics(), second, 1);
        BackupSchedule schedule =
            new BackupSchedule(backups, site.metrics(), NIGHTLY, () -> true, site.clock())) {
      schedule.makeDue();
      assertThat(site.value("monitorix_backup_success")).isEqualTo(1);
      site.is(Instant.parse("2026-12-01T03:30:10Z"));
      schedule.makeDue();
      assertThat(second.list()).hasSize(2);
      assertThat(site.value("monitorix_backup_success")).isZero();
      site.pass(Duration.ofMinutes(15));
      schedule.makeDue();
      assertThat(site.value("monitorix_backup_success")).isZero();

      second.obeys();
      site.pass(Duration.ofMinutes(30));
      schedule.makeDue();

      assertThat(second.list()).hasSize(1);
      assertThat(site.value("monitorix_backup_success")).isEqualTo(1);
    }
  }

  @Test
  void nextProcessCompletesWhatAnotherLeftAndOneOnDemandIsCompletedWithoutASchedule()
      throws IOException {
    Path away = Files.writeString(folder.resolve("away"), "a file where the folder should be");
    try (Backups backups = site.openWith(away)) {
      assertThatThrownBy(backups::make).hasMessageContaining(away.toString());
      assertThat(backups.isIncomplete()).isTrue();
    }
    Files.delete(away);
    BackupMetrics others = new BackupMetrics();
    try (Backups backups = site.openWith(others, away);
        BackupSchedule schedule =
            new BackupSchedule(backups, others, Optional.empty(), () -> true, site.clock())) {
      schedule.makeDue();
    }
    assertThat(away).isDirectoryContaining("glob:**.tar.gz");
    assertThat(BackupSite.value(others, "monitorix_backup_success")).isEqualTo(1);
  }

  @Test
  void archiveThatWasDamagedMeanwhileIsNotSpread() throws IOException {
    Path away = folder.resolve("away");
    try (Backups backups = site.open()) {
      backups.make();
    }
    Path archive = site.kept().resolve(site.files().get(0));
    byte[] content = Files.readAllBytes(archive);
    content[content.length / 2] ^= 1;
    Files.write(archive, content);
    try (Backups backups = site.openWith(away);
        BackupSchedule schedule =
            new BackupSchedule(
                backups, site.metrics(), Optional.empty(), () -> true, site.clock())) {
      schedule.makeDue();
    }
    assertThat(away).doesNotExist();
    assertThat(site.value("monitorix_backup_success")).isZero();
  }
}
