package io.monitorix.exporter.live;

import io.monitorix.alerts.remote.delivery.OutboxObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How it goes with Grafana: {@code monitorix_grafana_live_…}. */
final class LiveMetrics implements OutboxObserver {

  private final Counter sent;
  private final Counter failed;
  private final Counter dropped;
  private final Counter retries;
  private final Gauge pending;

  /** Registers them. */
  LiveMetrics(PrometheusRegistry registry) {
    sent = counter(registry, "events_total", "Events that Grafana Live has taken.");
    failed = counter(registry, "events_failed_total", "Events that Grafana Live has refused.");
    dropped =
        counter(
            registry,
            "events_dropped_total",
            "Events that were given up because too many waited for Grafana, or at the end.");
    retries = counter(registry, "retries_total", "Requests that had to be sent once more.");
    pending =
        Gauge.builder()
            .name("monitorix_grafana_live_events_pending")
            .help("Events that wait to be sent to Grafana.")
            .register(registry);
  }

  private static Counter counter(PrometheusRegistry registry, String name, String help) {
    return Counter.builder().name("monitorix_grafana_live_" + name).help(help).register(registry);
  }

  @Override
  public void sent(long events, @Nullable Instant newest) {
    sent.inc(events);
  }

  @Override
  public void failed(long events) {
    failed.inc(events);
  }

  @Override
  public void dropped(long events) {
    dropped.inc(events);
  }

  @Override
  public void retried() {
    retries.inc();
  }

  @Override
  public void pending(long events) {
    pending.set((double) events);
  }
}
