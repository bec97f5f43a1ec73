package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.silence.SilenceState;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;
import java.util.Map;

/** How many silences there are, as a metric of the process. Thread-safe. */
public final class SilenceMetrics {

  private final RoutingKeeper keeper;

  /** Those of this one. */
  public SilenceMetrics(RoutingKeeper keeper) {
    this.keeper = keeper;
  }

  /** {@code monitorix_silences}; nothing before alerts are routed. */
  public MetricSnapshots metrics() {
    Map<SilenceState, Long> counts;
    try {
      counts = keeper.routing().silences().count();
    } catch (RoutingNotReadyException e) {
      return MetricSnapshots.of();
    }
    GaugeSnapshot.Builder silences =
        GaugeSnapshot.builder()
            .name("monitorix_silences")
            .help("Silences by their state: active, pending, expired.");
    counts.forEach(
        (state, count) ->
            silences.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("state", state.name().toLowerCase(Locale.ROOT)))
                    .value(count)
                    .build()));
    return MetricSnapshots.of(silences.build());
  }
}
