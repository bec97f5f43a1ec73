package io.monitorix.exporter.dashboards.check;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.exporter.catalog.MetricCatalog;
import io.monitorix.exporter.catalog.OwnMetrics;
import io.monitorix.exporter.discovery.FileDiscovery;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.poll.CollectorHealth;
import io.monitorix.exporter.probe.ProbeMetrics;
import io.monitorix.exporter.volume.VolumeControl;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names of metrics that can have series.
 *
 * @param names in full
 * @param prefixes of names that libraries choose
 */
public record KnownMetrics(Set<String> names, List<String> prefixes) {

  private static final List<String> PARTS = List.of("_bucket", "_sum", "_count");

  private static final List<String> OF_ENGINES =
      List.of(
          "ALERTS",
          "ALERTS_FOR_STATE",
          "up",
          "scrape_duration_seconds",
          "scrape_samples_scraped",
          "scrape_samples_post_metric_relabeling",
          "scrape_series_added",
          "scrape_timeout_seconds",
          "scrape_sample_limit",
          "scrape_body_size_bytes");

  private static final List<String> OF_LIBRARIES =
      List.of(
          "jvm_",
          "process_",
          "system_",
          "http_server_requests_seconds",
          "monitorix_remote_write_",
          "monitorix_otlp_");

  /** Copies the collections. */
  public KnownMetrics {
    names = Set.copyOf(names);
    prefixes = List.copyOf(prefixes);
  }

  /**
   * What Monitorix exposes, what engines add, and what rules record.
   *
   * @param recorded the names of recording rules
   */
  public static KnownMetrics ofMonitorix(Collection<String> recorded) {
    Set<String> names = new HashSet<>(recorded);
    names.addAll(OF_ENGINES);
    Stream.of(
            MetricCatalog.all(),
            OwnMetrics.all(),
            CollectorHealth.metrics(),
            VolumeControl.METRICS,
            ProbeMetrics.all(),
            FileDiscovery.METRICS)
        .flatMap(List::stream)
        .forEach(
            metric -> {
              names.add(metric.name());
              if (isInParts(metric)) {
                PARTS.forEach(part -> names.add(metric.name() + part));
              }
            });
    return new KnownMetrics(names, OF_LIBRARIES);
  }

  private static boolean isInParts(Metric metric) {
    return metric.help().startsWith("Histogram") || metric.help().startsWith("Summary");
  }

  /** These, and more. */
  public KnownMetrics and(Collection<String> more) {
    Set<String> all = new HashSet<>(names);
    all.addAll(more);
    return new KnownMetrics(all, prefixes);
  }

  boolean has(String name) {
    return names.contains(name) || prefixes.stream().anyMatch(name::startsWith);
  }

  /** Whether a name can fit: one of those that are known, or one that a library chooses. */
  boolean hasOneOf(LabelMatcher matcher) {
    return names.stream().anyMatch(matcher::matches)
        || prefixes.stream().anyMatch(prefix -> matcher.prefix().startsWith(prefix));
  }
}
