package io.monitorix.grafana.alerting;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as Prometheus writes them, {@code 1h30m} for instance. */
final class RuleDuration {

  private static final Pattern WHOLE = Pattern.compile("(?:\\d+[smhd])+");
  private static final Pattern PART = Pattern.compile("(\\d+)([smhd])");
  private static final Map<String, Integer> SECONDS =
      Map.of("s", 1, "m", 60, "h", 3600, "d", 86_400);

  private RuleDuration() {}

  /**
   * How many evaluations fit in it, at least one.
   *
   * @param duration null for none
   * @throws IllegalArgumentException if it is none
   */
  static int evaluations(@Nullable String duration, int intervalSeconds) {
    return duration == null
        ? 1
        : Math.max(1, (int) ((seconds(duration) + intervalSeconds - 1) / intervalSeconds));
  }

  private static long seconds(String duration) {
    if (!WHOLE.matcher(duration).matches()) {
      throw new IllegalArgumentException("not a duration such as 5m: " + duration);
    }
    long seconds = 0;
    Matcher part = PART.matcher(duration);
    while (part.find()) {
      seconds += Long.parseLong(part.group(1)) * SECONDS.getOrDefault(part.group(2), 0);
    }
    return seconds;
  }
}
