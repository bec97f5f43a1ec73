package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them: {@code 15s}, {@code 1m30s}, {@code 500ms}, {@code 0}. */
final class PrometheusDuration {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{1,9})y)?(?:(\\d{1,9})w)?(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?"
              + "(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

  /** Milliseconds of each group's unit; a year has 365 days. */
  private static final long[] UNITS = {
    365 * 86_400_000L, 7 * 86_400_000L, 86_400_000L, 3_600_000L, 60_000L, 1000L, 1L
  };

  private PrometheusDuration() {}

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = FORM.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw new IllegalArgumentException("not a duration such as 15s");
    }
    Duration sum = Duration.ZERO;
    for (int i = 0; i < UNITS.length; i++) {
      String count = matcher.group(i + 1);
      if (count != null) {
        sum = sum.plus(Duration.ofMillis(UNITS[i]).multipliedBy(Long.parseLong(count)));
      }
    }
    return sum;
  }

  /** The text form, which {@link #parse} reads back: {@code 1m30s}. */
  static String format(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    String[] names = {"d", "h", "m", "s", "ms"};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      long unit = UNITS[i + 2];
      if (millis >= unit) {
        text.append(millis / unit).append(names[i]);
        millis %= unit;
      }
    }
    return text.toString();
  }
}
