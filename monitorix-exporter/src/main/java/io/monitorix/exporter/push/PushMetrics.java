package io.monitorix.exporter.push;

import io.monitorix.alerts.remote.delivery.OutboxObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How pushing goes: the metrics of one protocol, by receiver. */
final class PushMetrics {

  private final Counter sent;
  private final Counter failed;
  private final Counter dropped;
  private final Counter retries;
  private final Gauge pending;
  private final Gauge newest;

  /**
   * Registers them.
   *
   * @param prefix of their names, such as {@code monitorix_otlp}
   */
  PushMetrics(PrometheusRegistry registry, String prefix) {
    sent = counter(registry, prefix + "_samples_total", "Samples that the receiver has taken.");
    failed =
        counter(
            registry, prefix + "_samples_failed_total", "Samples that the receiver has refused.");
    dropped =
        counter(
            registry,
            prefix + "_samples_dropped_total",
            "Samples that were given up because the queue was full, or at the end.");
    retries =
        counter(registry, prefix + "_retries_total", "Requests that had to be sent once more.");
    pending = gauge(registry, prefix + "_samples_pending", "Samples that wait to be sent.");
    newest =
        gauge(
            registry,
            prefix + "_highest_sent_timestamp_seconds",
            "Time of the newest sample that the receiver has taken.");
  }

  private static Counter counter(PrometheusRegistry registry, String name, String help) {
    return Counter.builder().name(name).help(help).labelNames("remote").register(registry);
  }

  private static Gauge gauge(PrometheusRegistry registry, String name, String help) {
    return Gauge.builder().name(name).help(help).labelNames("remote").register(registry);
  }

  /** Counts for one receiver, from 0 on. */
  OutboxObserver observer(String remote) {
    for (Counter counter : new Counter[] {sent, failed, dropped, retries}) {
      counter.initLabelValues(remote);
    }
    pending.initLabelValues(remote);
    return new OutboxObserver() {
      @Override
      public void sent(long samples, @Nullable Instant newestSample) {
        sent.labelValues(remote).inc(samples);
        if (newestSample != null) {
          double seconds = newestSample.toEpochMilli() / 1e3;
          newest.labelValues(remote).set(Math.max(seconds, newest.labelValues(remote).get()));
        }
      }

      @Override
      public void failed(long samples) {
        failed.labelValues(remote).inc(samples);
      }

      @Override
      public void dropped(long samples) {
        dropped.labelValues(remote).inc(samples);
      }

      @Override
      public void retried() {
        retries.labelValues(remote).inc();
      }

      @Override
      public void pending(long samples) {
        pending.labelValues(remote).set((double) samples);
      }
    };
  }
}
