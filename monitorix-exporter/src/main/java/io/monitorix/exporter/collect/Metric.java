package io.monitorix.exporter.collect;

import io.monitorix.exporter.config.CollectorName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric of the catalog: the name and the labels are a contract with dashboards and rules.
 *
 * @param name as it is exposed, suffixes such as {@code _total} included
 * @param type gauge or counter; info metrics and state sets are gauges
 * @param deprecated whether it is kept for old dashboards only: a gauge that stands beside a
 *     counter of the same name with {@code _total}
 * @param help the HELP line, the same as prometheus-pve-exporter's where that has the metric
 * @param labels the label names beside {@code cluster}; for {@code pve_cluster_info} and {@code
 *     pve_version_info} those that an answer usually has
 * @param collector the collector that emits it; null for what every collector has
 */
public record Metric(
    String name,
    Type type,
    boolean deprecated,
    String help,
    List<String> labels,
    @Nullable CollectorName collector) {

  /** What Prometheus is told in the TYPE line. */
  public enum Type {
    GAUGE,
    COUNTER
  }

  public Metric {
    labels = List.copyOf(labels);
    if (deprecated && type != Type.GAUGE) {
      throw new IllegalArgumentException(name + ": only gauges are kept as deprecated twins");
    }
  }

  static Metric gauge(
      @Nullable CollectorName collector, String name, String help, String... labels) {
    return new Metric(name, Type.GAUGE, false, help, List.of(labels), collector);
  }

  static Metric counter(CollectorName collector, String name, String help, String... labels) {
    return new Metric(name, Type.COUNTER, false, help, List.of(labels), collector);
  }

  static Metric deprecatedGauge(
      CollectorName collector, String name, String help, String... labels) {
    return new Metric(name, Type.GAUGE, true, help, List.of(labels), collector);
  }
}
