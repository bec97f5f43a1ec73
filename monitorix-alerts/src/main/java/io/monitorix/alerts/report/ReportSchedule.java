package io.monitorix.alerts.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a report is due.
 *
 * @param weekdays on which; none: each day
 * @param time of the day; where clocks are put forward over it, so much later
 * @param location whose clock counts
 */
public record ReportSchedule(Set<DayOfWeek> weekdays, LocalTime time, ZoneId location) {

  /** Copies the set. */
  public ReportSchedule {
    weekdays = Set.copyOf(weekdays);
  }

  /** When it was due last, now included. */
  public Instant lastDue(Instant now) {
    LocalDate day = now.atZone(location).toLocalDate();
    while (!isOn(day) || at(day).isAfter(now)) {
      day = day.minusDays(1);
    }
    return at(day);
  }

  private boolean isOn(LocalDate day) {
    return weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek());
  }

  private Instant at(LocalDate day) {
    return day.atTime(time).atZone(location).toInstant();
  }
}
