package io.monitorix.alerts.routing.config;

import io.monitorix.alerts.routing.interval.IntRange;
import io.monitorix.alerts.routing.interval.TimeSpec;
import io.monitorix.alerts.yaml.YamlMapping;
import io.monitorix.alerts.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the specifications of a time interval. */
final class IntervalReader {

  private static final List<String> KEYS =
      List.of("times", "weekdays", "days_of_month", "months", "years", "location");
  private static final List<String> TIME_KEYS = List.of("start_time", "end_time");
  private static final List<String> WEEKDAYS =
      List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])|24:00");
  private static final int MINUTES_OF_DAY = 24 * 60;
  private static final int LONGEST_MONTH = 31;

  /** Ends that count from the end are compared with others as if all months were February. */
  private static final int SHORTEST_MONTH = 28;

  private IntervalReader() {}

  static TimeSpec read(YamlValue value) {
    YamlMapping keys = value.mapping(KEYS);
    return new TimeSpec(
        ranges(keys, "times", IntervalReader::time),
        ranges(keys, "weekdays", IntervalReader::weekdays),
        ranges(keys, "days_of_month", IntervalReader::days),
        ranges(keys, "months", IntervalReader::months),
        ranges(keys, "years", IntervalReader::years),
        location(keys.get("location")));
  }

  private static List<IntRange> ranges(
      YamlMapping keys, String key, Function<YamlValue, Optional<IntRange>> reader) {
    List<IntRange> ranges = new ArrayList<>();
    YamlValue list = keys.get(key);
    if (list != null) {
      list.list().forEach(each -> reader.apply(each).ifPresent(ranges::add));
    }
    return ranges;
  }

  private static ZoneId location(@Nullable YamlValue value) {
    String name = value == null ? "" : value.text();
    if (value == null || name.isEmpty() || name.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    if (name.equals("Local")) {
      return ZoneId.systemDefault();
    }
    try {
      // Java also takes offsets and its own abbreviations, of which the zone database knows none.
      if (ZoneId.getAvailableZoneIds().contains(name)) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException e) {
      value.problem("unknown time zone " + name + ": " + e.getMessage());
      return ZoneOffset.UTC;
    }
    value.problem("unknown time zone " + name + "; write it as Europe/Vienna, or UTC or Local");
    return ZoneOffset.UTC;
  }

  private static Optional<IntRange> time(YamlValue value) {
    YamlMapping keys = value.mapping(TIME_KEYS);
    YamlValue start = keys.get("start_time");
    YamlValue end = keys.get("end_time");
    if (start == null || end == null || start.text().isEmpty() || end.text().isEmpty()) {
      value.problem("both start and end times must be provided");
      return Optional.empty();
    }
    int from = minute(start);
    int to = minute(end);
    if (from < 0 || to < 0) {
      return Optional.empty();
    }
    if (from >= to) {
      value.problem("start time cannot be equal or greater than end time");
      return Optional.empty();
    }
    return Optional.of(new IntRange(from, to - 1));
  }

  /** -1 if it is none. */
  private static int minute(YamlValue value) {
    Matcher matcher = CLOCK.matcher(value.text());
    if (!matcher.matches()) {
      value.problem(
          "couldn't parse timestamp " + value.text() + ", invalid format; write it as 09:30");
      return -1;
    }
    return matcher.group(1) == null
        ? MINUTES_OF_DAY
        : Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
  }

  private static Optional<IntRange> weekdays(YamlValue value) {
    return range(value, text -> named(text, WEEKDAYS, 0), "is not a valid weekday")
        .filter(
            range ->
                inOrder(
                    value,
                    range.first() <= range.last(),
                    "start day cannot be before end day; the week begins on Sunday"));
  }

  private static Optional<IntRange> months(YamlValue value) {
    return range(value, IntervalReader::month, "is not a valid month")
        .filter(
            range ->
                inOrder(value, range.first() <= range.last(), "end month is before start month"));
  }

  private static Optional<IntRange> years(YamlValue value) {
    return range(value, IntervalReader::number, "is not a valid year")
        .filter(
            range ->
                inOrder(value, range.first() <= range.last(), "end year is before start year"));
  }

  private static Optional<IntRange> days(YamlValue value) {
    return range(value, IntervalReader::day, "is not a valid day of the month: out of range")
        .filter(
            range ->
                inOrder(
                    value,
                    range.first() > 0 || range.last() < 0,
                    "end day must be negative if start day is negative"))
        .filter(
            range ->
                inOrder(
                    value,
                    fromStart(range.first()) <= fromStart(range.last()),
                    "end day " + range.last() + " is always before start day " + range.first()));
  }

  private static int fromStart(int day) {
    return day < 0 ? SHORTEST_MONTH + day : day;
  }

  private static boolean inOrder(YamlValue value, boolean fine, String message) {
    if (!fine) {
      value.problem(message);
    }
    return fine;
  }

  /** One member, or two with a colon between them. */
  private static Optional<IntRange> range(
      YamlValue value, Function<String, @Nullable Integer> reader, String wrong) {
    String text = value.text().toLowerCase(Locale.ROOT);
    String[] parts = text.split(":", -1);
    if (parts.length > 2) {
      value.problem("couldn't parse range " + text + ", invalid format");
      return Optional.empty();
    }
    Integer first = reader.apply(parts[0]);
    Integer last = reader.apply(parts[parts.length - 1]);
    if (first == null || last == null) {
      value.problem((first == null ? parts[0] : parts[parts.length - 1]) + " " + wrong);
      return Optional.empty();
    }
    return Optional.of(new IntRange(first, last));
  }

  private static @Nullable Integer month(String text) {
    Integer named = named(text, MONTHS, 1);
    // Alertmanager takes any number; one that is no month's is never met.
    return named == null ? number(text) : named;
  }

  private static @Nullable Integer day(String text) {
    Integer day = number(text);
    return day != null && day != 0 && Math.abs(day) <= LONGEST_MONTH ? day : null;
  }

  private static @Nullable Integer named(String text, List<String> names, int first) {
    int index = names.indexOf(text);
    return index < 0 ? null : Integer.valueOf(index + first);
  }

  private static @Nullable Integer number(String text) {
    return text.matches("[+-]?[0-9]{1,9}") ? Integer.valueOf(text) : null;
  }
}
