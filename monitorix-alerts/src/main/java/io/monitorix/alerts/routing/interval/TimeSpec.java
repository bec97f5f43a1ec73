package io.monitorix.alerts.routing.interval;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Predicate;

/**
 * One specification of a time interval. A time is in it if each list that is not empty has a range
 * that it is in.
 *
 * @param times minutes of the day, the last one included
 * @param weekdays from 0, Sunday, to 6
 * @param daysOfMonth from 1; negative ones count from the end of the month
 * @param months from 1
 * @param location where days begin at midnight
 */
public record TimeSpec(
    List<IntRange> times,
    List<IntRange> weekdays,
    List<IntRange> daysOfMonth,
    List<IntRange> months,
    List<IntRange> years,
    ZoneId location) {

  public TimeSpec {
    times = List.copyOf(times);
    weekdays = List.copyOf(weekdays);
    daysOfMonth = List.copyOf(daysOfMonth);
    months = List.copyOf(months);
    years = List.copyOf(years);
  }

  /** Whether the time is in it, by the clock of the location. */
  public boolean contains(Instant time) {
    ZonedDateTime there = time.atZone(location);
    int minute = there.getHour() * 60 + there.getMinute();
    int weekday = there.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : there.getDayOfWeek().getValue();
    int daysInMonth = there.toLocalDate().lengthOfMonth();
    return any(times, range -> range.contains(minute))
        && any(daysOfMonth, range -> range.containsDay(there.getDayOfMonth(), daysInMonth))
        && any(months, range -> range.contains(there.getMonthValue()))
        && any(weekdays, range -> range.contains(weekday))
        && any(years, range -> range.contains(there.getYear()));
  }

  private static boolean any(List<IntRange> ranges, Predicate<IntRange> contains) {
    return ranges.isEmpty() || ranges.stream().anyMatch(contains);
  }
}
