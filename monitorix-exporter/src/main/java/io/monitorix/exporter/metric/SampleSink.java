package io.monitorix.exporter.metric;

import io.prometheus.metrics.model.snapshots.Labels;

/** Takes samples, one by one. Filters stand before {@link MetricFamilies} as further sinks. */
@FunctionalInterface
public interface SampleSink {

  /**
   * Takes a sample.
   *
   * @param labels all its labels
   */
  void add(Metric metric, Labels labels, double value);
}
