package io.monitorix.exporter.backup.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final Instant MONDAY = Instant.parse("2026-11-30T03:30:00Z");

  @Test
  void keepsTheNewestOfEachOfTheLastDaysWeeksAndMonths() {
    List<BackupName> all = everyDay(400);
    List<BackupName> gone = new Retention(7, 4, 12, ZoneOffset.UTC).superfluous(all);
    List<BackupName> kept = new ArrayList<>(all);
    kept.removeAll(gone);
    assertThat(kept)
        .extracting(name -> name.madeAt().toString().substring(0, 10))
        .containsExactly(
            "2026-11-30",
            "2026-11-29",
            "2026-11-28",
            "2026-11-27",
            "2026-11-26",
            "2026-11-25",
            "2026-11-24",
            "2026-11-22",
            "2026-11-15",
            "2026-10-31",
            "2026-09-30",
            "2026-08-31",
            "2026-07-31",
            "2026-06-30",
            "2026-05-31",
            "2026-04-30",
            "2026-03-31",
            "2026-02-28",
            "2026-01-31",
            "2025-12-31");
    assertThat(gone).isSortedAccordingTo(Comparator.comparing(BackupName::madeAt));
  }

  @Test
  void runDailyItKeepsTheSameAsAllAtOnce() {
    Retention retention = new Retention(7, 4, 12, ZoneOffset.UTC);
    List<BackupName> all = new ArrayList<>();
    List<BackupName> days = everyDay(400);
    for (int i = days.size() - 1; i >= 0; i--) {
      all.add(days.get(i));
      all.removeAll(retention.superfluous(all));
    }
    List<BackupName> atOnce = new ArrayList<>(days);
    atOnce.removeAll(retention.superfluous(days));
    assertThat(all).containsExactlyInAnyOrderElementsOf(atOnce);
  }

  @Test
  void ofSeveralOnOneDayTheNewestStays() {
    List<BackupName> all =
        List.of(
            BackupName.at(MONDAY),
            BackupName.at(MONDAY.plusSeconds(60)),
            BackupName.at(MONDAY.plusSeconds(120)));
    assertThat(new Retention(7, 0, 0, ZoneOffset.UTC).superfluous(all))
        .containsExactly(all.get(0), all.get(1));
  }

  @Test
  void dayIsThatOfTheZone() {
    List<BackupName> all =
        List.of(
            BackupName.at(Instant.parse("2026-11-29T23:30:00Z")),
            BackupName.at(Instant.parse("2026-11-30T00:30:00Z")));
    assertThat(new Retention(7, 0, 0, ZoneOffset.UTC).superfluous(all)).isEmpty();
    assertThat(new Retention(7, 0, 0, ZoneId.of("Europe/Vienna")).superfluous(all))
        .containsExactly(all.get(0));
  }

  @Test
  void gapsDoNotCount() {
    List<BackupName> all =
        List.of(BackupName.at(MONDAY), BackupName.at(MONDAY.minus(Duration.ofDays(90))));
    assertThat(new Retention(2, 0, 0, ZoneOffset.UTC).superfluous(all)).isEmpty();
  }

  @Test
  void thoseOfBeforeMigrationsStay() {
    List<BackupName> all =
        List.of(
            BackupName.at(MONDAY),
            BackupName.beforeMigration("alerts", 5, MONDAY.minus(Duration.ofDays(900))));
    assertThat(new Retention(1, 0, 0, ZoneOffset.UTC).superfluous(all)).isEmpty();
  }

  @Test
  void namesAreReadAsTheyAreWritten() {
    BackupName name = BackupName.at(MONDAY.plusMillis(999));
    assertThat(name.text()).isEqualTo("monitorix-20261130T033000Z.tar.gz");
    assertThat(BackupName.parse(name.text())).contains(name);
    BackupName before = BackupName.beforeMigration("alerts", 5, MONDAY);
    assertThat(before.text()).isEqualTo("before-migration-alerts-v5-20261130T033000Z.tar.gz");
    assertThat(BackupName.parse(before.text())).contains(before);
  }

  @Test
  void otherNamesAreNotOurs() {
    for (String text :
        List.of(
            "monitorix.db",
            "monitorix-20261330T033000Z.tar.gz",
            "../monitorix-20261130T033000Z.tar.gz",
            "monitorix-20261130T033000Z.tar.gz.partial",
            "my-monitorix-20261130T033000Z.tar.gz",
            "")) {
      assertThat(BackupName.parse(text)).as(text).isEmpty();
    }
  }

  /** The newest first. */
  private static List<BackupName> everyDay(int days) {
    List<BackupName> all = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      all.add(BackupName.at(MONDAY.minus(Duration.ofDays(day))));
    }
    return all;
  }
}
