package io.monitorix.spring.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Predicate;

/** Gives a Prometheus registry the metrics of the targets by their own names. */
final class NativeCollector implements MultiCollector {

  private final ProxmoxCollector collector;
  private final List<String> names = List.copyOf(ProxmoxNames.all());

  NativeCollector(ProxmoxCollector collector) {
    this.collector = collector;
  }

  @Override
  public MetricSnapshots collect() {
    return collector.families().together();
  }

  /** Whoever wants none of them, as the alert engine does, has none rendered. */
  @Override
  public MetricSnapshots collect(Predicate<String> wanted) {
    return names.stream().anyMatch(wanted)
        ? MultiCollector.super.collect(wanted)
        : new MetricSnapshots();
  }
}
