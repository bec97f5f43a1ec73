package io.monitorix.exporter.series;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;

/**
 * What is known of a metric that is kept.
 *
 * @param name as the text format has it, {@code _total} of counters included
 * @param type {@code counter}, {@code gauge}, {@code histogram}, {@code summary} or {@code unknown}
 * @param help what it says; empty where it says nothing
 */
public record KeptFamily(String name, String type, String help) {

  static KeptFamily of(MetricSnapshot snapshot) {
    String name = snapshot.getMetadata().getPrometheusName();
    String help = snapshot.getMetadata().getHelp();
    return new KeptFamily(name + suffix(snapshot), type(snapshot), help == null ? "" : help);
  }

  private static String suffix(MetricSnapshot snapshot) {
    if (snapshot instanceof CounterSnapshot) {
      return "_total";
    }
    return snapshot instanceof InfoSnapshot ? "_info" : "";
  }

  private static String type(MetricSnapshot snapshot) {
    if (snapshot instanceof CounterSnapshot) {
      return "counter";
    }
    if (snapshot instanceof HistogramSnapshot) {
      return "histogram";
    }
    if (snapshot instanceof SummarySnapshot) {
      return "summary";
    }
    return snapshot instanceof UnknownSnapshot ? "unknown" : "gauge";
  }
}
