package io.monitorix.alerts.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.routing.hold.HoldMemory;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportScheduleTest {

  private static final ReportSchedule MONDAYS =
      new ReportSchedule(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), ZoneId.of("Europe/Vienna"));

  @Test
  void itIsDueByTheClockOfThePlace() {
    // 2026-03-02 is a Monday; the clocks there are an hour ahead of UTC, from 03-29 on two.
    assertThat(MONDAYS.lastDue(Instant.parse("2026-03-02T06:59:59Z")))
        .isEqualTo("2026-02-23T07:00:00Z");
    assertThat(MONDAYS.lastDue(Instant.parse("2026-03-02T07:00:00Z")))
        .isEqualTo("2026-03-02T07:00:00Z");
    assertThat(MONDAYS.lastDue(Instant.parse("2026-03-31T00:00:00Z")))
        .isEqualTo("2026-03-30T06:00:00Z");
  }

  @Test
  void withoutWeekdaysItIsDueEachDay() {
    ReportSchedule daily = new ReportSchedule(Set.of(), LocalTime.of(8, 0), ZoneId.of("UTC"));

    assertThat(daily.lastDue(Instant.parse("2026-03-04T07:00:00Z")))
        .isEqualTo("2026-03-03T08:00:00Z");
  }

  @Test
  void oneThatIsNewWaitsAndOneThatWasMissedIsDueOnce() {
    HoldMemory memory = HoldMemory.untilRestart();
    DueReports due = new DueReports(memory.marks());

    assertThat(due.isDue("weekly", MONDAYS, Instant.parse("2026-03-01T12:00:00Z"))).isFalse();
    assertThat(due.isDue("weekly", MONDAYS, Instant.parse("2026-03-02T06:59:00Z"))).isFalse();

    DueReports restarted = new DueReports(memory.marks());
    Instant late = Instant.parse("2026-03-18T12:00:00Z");
    assertThat(restarted.isDue("weekly", MONDAYS, late)).isTrue();
    restarted.sent("weekly", late);
    assertThat(restarted.isDue("weekly", MONDAYS, late.plusSeconds(60))).isFalse();
    assertThat(restarted.isDue("weekly", MONDAYS, Instant.parse("2026-03-23T07:00:00Z"))).isTrue();
  }
}
