package io.monitorix.exporter.volume;

import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.SampleSink;
import io.prometheus.metrics.model.snapshots.Labels;

/** Lets through the series of what is selected. */
record SelectionSink(Selection selection, SampleSink next) implements SampleSink {

  @Override
  public void add(Metric metric, Labels labels, double value) {
    if (selection.series(labels)) {
      next.add(metric, labels, value);
    }
  }
}
