package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What has to be told and is not, as metrics of the process. Thread-safe. */
public final class NotificationQueueMetrics {

  private final RoutingKeeper routing;
  private final InstantSource clock;

  /** Those of this one. */
  public NotificationQueueMetrics(RoutingKeeper routing, InstantSource clock) {
    this.routing = routing;
    this.clock = clock;
  }

  /** {@code monitorix_notification_queue_length} and the age of the oldest that is pending. */
  public MetricSnapshots metrics() {
    List<QueuedNotification> queued = routing.queued();
    Map<QueuedNotification.State, Integer> lengths = new EnumMap<>(QueuedNotification.State.class);
    for (QueuedNotification.State state : QueuedNotification.State.values()) {
      lengths.put(state, 0);
    }
    queued.forEach(each -> lengths.merge(each.state(), 1, Integer::sum));
    GaugeSnapshot.Builder length =
        GaugeSnapshot.builder()
            .name("monitorix_notification_queue_length")
            .help(
                "Notifications that are to be sent: tried (pending), waiting for a time (held), or"
                    + " given up until somebody retries them (dead).");
    lengths.forEach(
        (state, number) ->
            length.dataPoint(
                GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("state", state.name().toLowerCase(Locale.ROOT)))
                    .value(number)
                    .build()));
    return MetricSnapshots.of(
        length.build(),
        GaugeSnapshot.builder()
            .name("monitorix_notification_oldest_pending_seconds")
            .help("How long the pending notification waits that waits longest; 0 if none does.")
            .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(oldest(queued)).build())
            .build());
  }

  private double oldest(List<QueuedNotification> queued) {
    Instant now = clock.instant();
    return queued.stream()
        .filter(each -> each.state() == QueuedNotification.State.PENDING)
        .map(each -> Duration.between(each.since(), now).toMillis() / 1e3)
        .reduce(0.0, Math::max);
  }
}
