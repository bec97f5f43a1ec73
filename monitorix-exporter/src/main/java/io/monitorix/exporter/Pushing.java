package io.monitorix.exporter;

import io.monitorix.alerts.rules.Sample;
import io.monitorix.alerts.rules.SampleSink;
import io.monitorix.exporter.config.PushConfig;
import io.monitorix.exporter.push.MetricsSource;
import io.monitorix.exporter.push.Pusher;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Sends metrics to the receivers of the configuration, which may change. For several threads. */
final class Pushing implements SampleSink, AutoCloseable {

  private final MetricsSource source;
  private final InstantSource clock;
  private PushConfig config = PushConfig.NONE;
  private PrometheusRegistry registry = new PrometheusRegistry();
  private @Nullable Pusher pusher;

  /** To nobody yet. */
  Pushing(MetricsSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * Sends to these receivers from now on. Those of before get what still waits.
   *
   * @throws IllegalArgumentException when a file of certificates cannot be used; nothing has
   *     changed then
   */
  synchronized void apply(PushConfig receivers) {
    if (receivers.equals(config)) {
      return;
    }
    PrometheusRegistry fresh = new PrometheusRegistry();
    Pusher started = Pusher.start(receivers, source, fresh, clock, new Random());
    close();
    pusher = started;
    registry = fresh;
    config = receivers;
  }

  /** Sends what rules made; refuses none of it, as the answers come later. */
  @Override
  public synchronized List<Sample> append(List<Sample> samples) {
    if (pusher != null) {
      pusher.write(samples);
    }
    return List.of();
  }

  /** How the sending goes. */
  synchronized MetricSnapshots metrics() {
    return registry.scrape();
  }

  @Override
  public synchronized void close() {
    if (pusher != null) {
      pusher.close();
      pusher = null;
    }
  }
}
