package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When services are checked, as far as the file says, of {@code probes} or of one check.
 *
 * @param timing interval and timeout
 * @param retries 0 or more
 * @param writtenRetryInterval {@code null} where the file says none
 */
record CheckTimes(Timing timing, int retries, @Nullable Duration writtenRetryInterval) {

  static final List<String> KEYS = List.of("interval", "timeout", "retries", "retry_interval");

  static final CheckTimes DEFAULT =
      new CheckTimes(new Timing(Duration.ofSeconds(30), null), 0, null);

  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(5);
  private static final int MOST_RETRIES = 100;

  /** What the mapping says, and else the defaults; the defaults also after a problem. */
  static CheckTimes read(ProbeFields fields, CheckTimes defaults) {
    Timing timing = Timing.read(fields.mapping(), defaults.timing);
    YamlValue retry = fields.given("retry_interval");
    Duration retryInterval =
        retry == null
            ? defaults.writtenRetryInterval
            : retry.parse("a duration such as 5s", PrometheusDuration::parse);
    if (retry != null
        && retryInterval != null
        && (retryInterval.isZero() || retryInterval.compareTo(timing.interval()) > 0)) {
      retry.problem(
          "expected more than 0s and at most the interval, "
              + PrometheusDuration.format(timing.interval()));
    }
    return new CheckTimes(
        timing, fields.number("retries", 0, MOST_RETRIES, defaults.retries), retryInterval);
  }

  /** What applies to checks by this module. */
  CheckTiming of(ProbeModule module) {
    Duration timeout = timing.timeout();
    if (timing.writtenTimeout() == null && module.timeout() != null) {
      timeout = shorter(module.timeout(), timing.interval());
    }
    return new CheckTiming(
        timing.interval(),
        timeout,
        retries,
        shorter(
            writtenRetryInterval == null ? RETRY_INTERVAL : writtenRetryInterval,
            timing.interval()));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
