package io.monitorix.exporter.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric: the name and the labels are a contract with dashboards and rules.
 *
 * @param name as it is exposed, suffixes such as {@code _total} included
 * @param type gauge or counter; info metrics and state sets are gauges
 * @param deprecated whether it is kept for old dashboards only: a gauge that stands beside a
 *     counter of the same name with {@code _total}
 * @param help the HELP line, the same as prometheus-pve-exporter's where that has the metric
 * @param labels the label names beside {@code cluster}; of metrics whose labels follow the answer,
 *     those that it usually has
 * @param since the first version of Proxmox that reports it; null where each supported one does
 */
public record Metric(
    String name,
    Type type,
    boolean deprecated,
    String help,
    List<String> labels,
    @Nullable String since) {

  /** What Prometheus is told in the TYPE line. */
  public enum Type {
    /** A value that goes up and down. */
    GAUGE,
    /** A value that only grows, until it starts anew. */
    COUNTER
  }

  /** Copies the labels. */
  public Metric {
    labels = List.copyOf(labels);
    if (deprecated && type != Type.GAUGE) {
      throw new IllegalArgumentException(name + ": only gauges are kept as deprecated twins");
    }
    if (type == Type.COUNTER && !name.endsWith("_total")) {
      throw new IllegalArgumentException(name + ": the name of a counter ends in _total");
    }
  }

  /** A gauge, an info metric or a state set. */
  public static Metric gauge(String name, String help, String... labels) {
    return new Metric(name, Type.GAUGE, false, help, List.of(labels), null);
  }

  /** A counter; its name ends in {@code _total}. */
  public static Metric counter(String name, String help, String... labels) {
    return new Metric(name, Type.COUNTER, false, help, List.of(labels), null);
  }

  /** A gauge that stands beside the counter of its name, for old dashboards. */
  public static Metric deprecatedGauge(String name, String help, String... labels) {
    return new Metric(name, Type.GAUGE, true, help, List.of(labels), null);
  }

  /** The same, reported only since this version of Proxmox, {@code 9.0} for instance. */
  public Metric since(String version) {
    return new Metric(name, type, deprecated, help, labels, version);
  }
}
