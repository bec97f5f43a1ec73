package io.monitorix.alerts.scrape.config;

import io.monitorix.alerts.relabel.RelabelConfig;
import java.time.Duration;
import java.util.List;

/**
 * One entry of {@code scrape_configs}. See <a
 * href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config">
 * Prometheus's page</a>.
 *
 * @param jobName not empty; the value of the label {@code job}, unless relabelling says otherwise
 * @param interval from one scrape to the next; positive
 * @param timeout the longest that one may take; positive, not longer than the interval
 * @param request what is asked
 * @param samples what becomes of the answer
 * @param limits how much it may be
 * @param targets where the targets are named
 * @param relabelling {@code relabel_configs}: rewrites labels of targets, or drops these
 */
public record ScrapeConfig(
    String jobName,
    Duration interval,
    Duration timeout,
    ScrapeRequest request,
    SampleRules samples,
    ScrapeLimits limits,
    TargetSources targets,
    List<RelabelConfig> relabelling) {

  /** Prometheus's {@code scrape_interval} where nothing is said. */
  public static final Duration INTERVAL = Duration.ofMinutes(1);

  /** Prometheus's {@code scrape_timeout} where nothing is said. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Checks the times and copies the list. */
  public ScrapeConfig {
    if (jobName.isEmpty()) {
      throw new IllegalArgumentException("job_name is empty");
    }
    if (!isPositive(interval) || !isPositive(timeout) || timeout.compareTo(interval) > 0) {
      throw new IllegalArgumentException(
          "expected a positive interval and a timeout that is not longer, got "
              + interval
              + " and "
              + timeout);
    }
    relabelling = List.copyOf(relabelling);
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  /** A job with Prometheus's defaults for all else. */
  public static ScrapeConfig of(String jobName, TargetSources targets) {
    return new ScrapeConfig(
        jobName,
        INTERVAL,
        TIMEOUT,
        ScrapeRequest.DEFAULTS,
        SampleRules.DEFAULTS,
        ScrapeLimits.NONE,
        targets,
        List.of());
  }

  /** The same at other times. */
  public ScrapeConfig every(Duration otherInterval, Duration otherTimeout) {
    return new ScrapeConfig(
        jobName, otherInterval, otherTimeout, request, samples, limits, targets, relabelling);
  }

  /** The same, asked otherwise. */
  public ScrapeConfig asking(ScrapeRequest other) {
    return new ScrapeConfig(
        jobName, interval, timeout, other, samples, limits, targets, relabelling);
  }

  /** The same with other rules for samples. */
  public ScrapeConfig with(SampleRules other) {
    return new ScrapeConfig(
        jobName, interval, timeout, request, other, limits, targets, relabelling);
  }

  /** The same with other limits. */
  public ScrapeConfig with(ScrapeLimits other) {
    return new ScrapeConfig(
        jobName, interval, timeout, request, samples, other, targets, relabelling);
  }

  /** The same with other {@code relabel_configs}. */
  public ScrapeConfig relabelled(List<RelabelConfig> rules) {
    return new ScrapeConfig(jobName, interval, timeout, request, samples, limits, targets, rules);
  }
}
