package io.monitorix.exporter.volume;

import io.monitorix.exporter.metric.Metric;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which metric a name stands for, so that series that are given a new name join what has it. One
 * for all targets, as their series are exposed together. Safe for several threads.
 */
public final class MetricNames {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final String TOTAL = "_total";

  private final Map<String, Metric> byName = new HashMap<>();

  /**
   * The names of these metrics.
   *
   * @param catalog all metrics that are exposed with the series of targets
   */
  public MetricNames(Collection<Metric> catalog) {
    catalog.forEach(metric -> byName.put(metric.name(), metric));
  }

  /**
   * The metric of this name: the one that has it, or else one like the original. A counter stays
   * one only under a name that counters may have.
   *
   * @return empty where no metric may have that name
   */
  synchronized Optional<Metric> named(String name, Metric original) {
    Metric known = byName.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    Metric renamed = like(original, name);
    byName.put(name, renamed);
    return Optional.of(renamed);
  }

  /** One set of snapshots refuses a counter x_total beside a gauge x. */
  private Metric like(Metric original, String name) {
    String[] labels = original.labels().toArray(String[]::new);
    boolean counts = original.type() == Metric.Type.COUNTER && name.endsWith(TOTAL);
    if (counts && !byName.containsKey(name.substring(0, name.length() - TOTAL.length()))) {
      return Metric.counter(name, original.help(), labels);
    }
    Metric total = byName.get(name + TOTAL);
    return total != null && total.type() == Metric.Type.COUNTER
        ? Metric.deprecatedGauge(name, original.help(), labels)
        : Metric.gauge(name, original.help(), labels);
  }
}
