package io.monitorix.alerts.sample;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;

/** What the text format 0.0.4 says of a metric in {@code # TYPE}, with its number on the wire. */
public enum MetricType {
  UNKNOWN,
  COUNTER,
  GAUGE,
  HISTOGRAM,
  GAUGE_HISTOGRAM,
  SUMMARY;

  /** The metric's type; information and state sets are gauges there. */
  public static MetricType of(MetricSnapshot metric) {
    if (metric instanceof CounterSnapshot) {
      return COUNTER;
    }
    if (metric instanceof HistogramSnapshot histogram) {
      return histogram.isGaugeHistogram() ? GAUGE_HISTOGRAM : HISTOGRAM;
    }
    if (metric instanceof SummarySnapshot) {
      return SUMMARY;
    }
    boolean gauge =
        metric instanceof GaugeSnapshot
            || metric instanceof InfoSnapshot
            || metric instanceof StateSetSnapshot;
    return gauge ? GAUGE : UNKNOWN;
  }

  /** The name behind {@code # TYPE}. */
  public static String family(MetricSnapshot metric) {
    String base = metric.getMetadata().getPrometheusName();
    String suffix =
        metric instanceof CounterSnapshot
            ? "_total"
            : metric instanceof InfoSnapshot ? "_info" : "";
    return base.endsWith(suffix) ? base : base + suffix;
  }

  /** Its number in {@code MetricMetadata.MetricType}. */
  public int number() {
    return switch (this) {
      case UNKNOWN -> 0;
      case COUNTER -> 1;
      case GAUGE -> 2;
      case HISTOGRAM -> 3;
      case GAUGE_HISTOGRAM -> 4;
      case SUMMARY -> 5;
    };
  }
}
