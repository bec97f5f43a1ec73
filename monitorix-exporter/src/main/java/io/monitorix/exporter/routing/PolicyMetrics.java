package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.AlertRouting;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** What is not told, or later, as metrics of the process. Thread-safe. */
public final class PolicyMetrics {

  private final RoutingKeeper keeper;

  /** Those of this one. */
  public PolicyMetrics(RoutingKeeper keeper) {
    this.keeper = keeper;
  }

  /** {@code monitorix_held_alerts} and {@code monitorix_observe_mode}; none before the start. */
  public MetricSnapshots metrics() {
    AlertRouting routing;
    try {
      routing = keeper.routing();
    } catch (RoutingNotReadyException e) {
      return MetricSnapshots.of();
    }
    GaugeSnapshot.Builder held =
        GaugeSnapshot.builder()
            .name("monitorix_held_alerts")
            .help("Alerts that integrations are told of later, in a digest.");
    routing.holding().counts().forEach((reason, count) -> held.dataPoint(point(reason, count)));
    return MetricSnapshots.of(
        held.build(),
        GaugeSnapshot.builder()
            .name("monitorix_observe_mode")
            .help("Whether nobody is told of alerts although they are routed.")
            .dataPoint(
                GaugeDataPointSnapshot.builder()
                    .value(routing.observing().isPresent() ? 1 : 0)
                    .build())
            .build());
  }

  private static GaugeDataPointSnapshot point(String reason, long count) {
    return GaugeDataPointSnapshot.builder()
        .labels(Labels.of("reason", reason))
        .value((double) count)
        .build();
  }
}
