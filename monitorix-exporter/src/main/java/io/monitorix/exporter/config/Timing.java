package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often to poll and how long to wait, of {@code poll} or of one target.
 *
 * @param interval positive
 * @param writtenTimeout positive, at most {@code interval}; {@code null} where the file says none
 */
record Timing(Duration interval, @Nullable Duration writtenTimeout) {

  static final List<String> KEYS = List.of("interval", "timeout");
  static final Timing DEFAULT = new Timing(Duration.ofSeconds(15), null);

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** More is a slip of the pen: what is polled once a day monitors nothing. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** The timeout that applies: a short interval alone must not force one to be written. */
  Duration timeout() {
    if (writtenTimeout != null) {
      return writtenTimeout;
    }
    return interval.compareTo(DEFAULT_TIMEOUT) < 0 ? interval : DEFAULT_TIMEOUT;
  }

  /** What the mapping says, and else the defaults; the defaults also after a problem. */
  static Timing read(YamlMapping mapping, Timing defaults) {
    YamlValue intervalValue = mapping.get("interval");
    YamlValue timeoutValue = mapping.get("timeout");
    Duration interval = intervalValue == null ? defaults.interval : duration(intervalValue);
    Duration timeout = timeoutValue == null ? defaults.writtenTimeout : duration(timeoutValue);
    if (interval == null || (timeoutValue != null && timeout == null)) {
      return defaults;
    }
    if (timeout != null && timeout.compareTo(interval) > 0) {
      reportTooLong(timeoutValue, timeout, intervalValue, interval);
      return defaults;
    }
    return new Timing(interval, timeout);
  }

  private static void reportTooLong(
      @Nullable YamlValue timeoutValue,
      Duration timeout,
      @Nullable YamlValue intervalValue,
      Duration interval) {
    String timeoutText = PrometheusDuration.format(timeout);
    String intervalText = PrometheusDuration.format(interval);
    if (timeoutValue != null) {
      timeoutValue.problem(
          timeoutText + " is longer than the interval, " + intervalText + "; shorten it");
    } else if (intervalValue != null) {
      intervalValue.problem(
          intervalText + " is shorter than poll.timeout, " + timeoutText + "; add a timeout here");
    }
  }

  /** A duration of a poll; {@code null} after a problem. */
  static @Nullable Duration duration(YamlValue value) {
    Duration duration = value.parse("a duration such as 15s", PrometheusDuration::parse);
    if (duration != null && (duration.isZero() || duration.compareTo(LONGEST) > 0)) {
      value.problem("expected more than 0s and at most " + PrometheusDuration.format(LONGEST));
      return null;
    }
    return duration;
  }
}
