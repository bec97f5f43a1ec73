package io.monitorix.exporter.collect.pve;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long Proxmox's schedules wait at most from one run to the next. A schedule is a calendar
 * event in the manner of systemd, such as {@code *}{@code /15}, {@code mon..fri 22:30} or {@code
 * daily}.
 */
final class CalendarEvent {

  private static final int MINUTES_OF_AN_HOUR = 60;
  private static final int HOURS_OF_A_DAY = 24;
  private static final int MINUTES_OF_A_DAY = HOURS_OF_A_DAY * MINUTES_OF_AN_HOUR;
  private static final List<String> WEEKDAYS =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final List<String> WEEKDAYS_IN_FULL =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  /** Schedules that follow the calendar, where the longest month, quarter, … counts. */
  private static final Map<String, Duration> NAMED =
      Map.of(
          "minutely", Duration.ofMinutes(1),
          "hourly", Duration.ofHours(1),
          "daily", Duration.ofDays(1),
          "weekly", Duration.ofDays(7),
          "monthly", Duration.ofDays(31),
          "quarterly", Duration.ofDays(92),
          "semiannually", Duration.ofDays(184),
          "semi-annually", Duration.ofDays(184),
          "yearly", Duration.ofDays(366),
          "annually", Duration.ofDays(366));

  private CalendarEvent() {}

  /**
   * The longest time from one run to the next, changes between summer and winter time aside.
   *
   * @return empty for a schedule that is not understood, or one with dates or seconds
   */
  static Optional<Duration> longestGap(String schedule) {
    String[] words = schedule.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    Duration named = words.length == 1 ? NAMED.get(words[0]) : null;
    if (named != null) {
      return Optional.of(named);
    }
    if (words.length > 2) {
      return Optional.empty();
    }
    boolean daysTold = Character.isLetter(words[0].isEmpty() ? ' ' : words[0].charAt(0));
    if (!daysTold && words.length > 1) {
      return Optional.empty();
    }
    BitSet days = daysTold ? days(words[0]) : range(0, WEEKDAYS.size() - 1, 1);
    String last = words[words.length - 1];
    BitSet minutes = daysTold && words.length == 1 ? range(0, 0, 1) : minutesOfTheDay(last);
    return days == null || minutes == null || days.isEmpty() || minutes.isEmpty()
        ? Optional.empty()
        : Optional.of(longestGap(days, minutes));
  }

  private static Duration longestGap(BitSet days, BitSet minutes) {
    int first = days.nextSetBit(0) * MINUTES_OF_A_DAY + minutes.nextSetBit(0);
    int before = first;
    int longest = 0;
    for (int day = days.nextSetBit(0); day >= 0; day = days.nextSetBit(day + 1)) {
      for (int minute = minutes.nextSetBit(0);
          minute >= 0;
          minute = minutes.nextSetBit(minute + 1)) {
        int run = day * MINUTES_OF_A_DAY + minute;
        longest = Math.max(longest, run - before);
        before = run;
      }
    }
    int week = WEEKDAYS.size() * MINUTES_OF_A_DAY;
    return Duration.ofMinutes(Math.max(longest, first + week - before));
  }

  /** {@code mon..wed,fri}, each day also in full. */
  private static @Nullable BitSet days(String text) {
    BitSet days = new BitSet();
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("\\.\\.", -1);
      int from = day(ends[0]);
      int to = day(ends[ends.length - 1]);
      if (ends.length > 2 || from < 0 || to < from) {
        return null;
      }
      days.set(from, to + 1);
    }
    return days;
  }

  private static int day(String word) {
    int day = WEEKDAYS.indexOf(word);
    return day < 0 ? WEEKDAYS_IN_FULL.indexOf(word) : day;
  }

  /** {@code hours:minutes}; a time without hours is minutes of each hour. */
  private static @Nullable BitSet minutesOfTheDay(String time) {
    String[] parts = time.split(":", -1);
    if (parts.length > 2) {
      return null;
    }
    BitSet hours =
        parts.length == 1 ? range(0, HOURS_OF_A_DAY - 1, 1) : values(parts[0], HOURS_OF_A_DAY);
    BitSet minutes = values(parts[parts.length - 1], MINUTES_OF_AN_HOUR);
    if (hours == null || minutes == null) {
      return null;
    }
    BitSet all = new BitSet();
    hours.stream()
        .forEach(
            hour ->
                minutes.stream().forEach(minute -> all.set(hour * MINUTES_OF_AN_HOUR + minute)));
    return all;
  }

  /** {@code 0,30}, {@code 8..17}, {@code *}{@code /15}, {@code 5/20} or {@code 8..17/3}. */
  private static @Nullable BitSet values(String text, int limit) {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      BitSet some = some(part, limit);
      if (some == null) {
        return null;
      }
      values.or(some);
    }
    return values;
  }

  private static @Nullable BitSet some(String part, int limit) {
    String[] repeated = part.split("/", -1);
    String[] ends = repeated[0].split("\\.\\.", -1);
    if (repeated.length > 2 || ends.length > 2) {
      return null;
    }
    boolean any = ends[0].equals("*");
    int from = any ? 0 : number(ends[0], limit);
    int step = repeated.length == 1 ? 1 : number(repeated[1], limit);
    int to = from;
    if (ends.length == 2) {
      to = number(ends[1], limit);
    } else if (any || repeated.length == 2) {
      to = limit - 1;
    }
    return from < 0 || to < from || step < 1 ? null : range(from, to, step);
  }

  /** A number below the limit, else -1. */
  private static int number(String digits, int limit) {
    if (!digits.matches("[0-9]{1,4}")) {
      return -1;
    }
    int number = Integer.parseInt(digits);
    return number < limit ? number : -1;
  }

  private static BitSet range(int from, int to, int step) {
    BitSet range = new BitSet();
    for (int value = from; value <= to; value += step) {
      range.set(value);
    }
    return range;
  }
}
