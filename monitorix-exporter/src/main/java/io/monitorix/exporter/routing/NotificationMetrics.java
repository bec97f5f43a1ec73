package io.monitorix.exporter.routing;

import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.routing.dispatch.Integration;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** How notifications go, as metrics of the process. Thread-safe. */
public final class NotificationMetrics {

  private final Counter notifications;
  private final Counter failed;
  private final Histogram latency;

  /** Registers them. */
  public NotificationMetrics(PrometheusRegistry registry) {
    notifications =
        Counter.builder()
            .name("monitorix_notifications_total")
            .help("Attempts to send a notification.")
            .labelNames("receiver", "integration")
            .register(registry);
    failed =
        Counter.builder()
            .name("monitorix_notifications_failed_total")
            .help(
                "Attempts to send a notification that failed: for now (retry) or for good (refused).")
            .labelNames("receiver", "integration", "reason")
            .register(registry);
    latency =
        Histogram.builder()
            .classicOnly()
            .name("monitorix_notification_latency_seconds")
            .help("Time in seconds that an attempt to send a notification took.")
            .classicUpperBounds(.05, .1, .25, .5, 1, 2.5, 5, 10, 30)
            .labelNames("integration")
            .register(registry);
  }

  void sent(Integration integration, Result result, Duration took) {
    notifications.labelValues(integration.receiver(), integration.type()).inc();
    latency.labelValues(integration.type()).observe(took.toNanos() / 1e9);
    if (!(result instanceof Result.Sent)) {
      String reason = result instanceof Result.Retry ? "retry" : "refused";
      failed.labelValues(integration.receiver(), integration.type(), reason).inc();
    }
  }
}
