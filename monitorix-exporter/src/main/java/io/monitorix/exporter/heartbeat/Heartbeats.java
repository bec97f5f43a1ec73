package io.monitorix.exporter.heartbeat;

import io.monitorix.alerts.notify.http.HttpPulse;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.heartbeat.Heartbeat;
import io.monitorix.exporter.config.HeartbeatConfig;
import io.monitorix.exporter.push.Endpoints;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The heartbeats of the configuration, each on a thread of its own. Safe for several threads. */
public final class Heartbeats implements AutoCloseable {

  private final Supplier<? extends Collection<Alert>> alerts;
  private final Supplier<Duration> oldestPending;
  private final InstantSource clock;
  private Map<HeartbeatConfig, Beating> beating = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param alerts those that are known; what it throws is a reason not to beat
   * @param oldestPending for how long the oldest notification waits; zero if none does
   */
  public Heartbeats(
      Supplier<? extends Collection<Alert>> alerts,
      Supplier<Duration> oldestPending,
      InstantSource clock) {
    this.alerts = alerts;
    this.oldestPending = oldestPending;
    this.clock = clock;
  }

  private record Beating(
      Heartbeat heartbeat,
      HttpPulse pulse,
      ScheduledExecutorService thread,
      ScheduledFuture<?> beats) {

    void end() {
      beats.cancel(true);
      thread.shutdownNow();
      pulse.close();
    }
  }

  /**
   * Has these beat from now on; those that stay as they are go on.
   *
   * @throws IllegalArgumentException if a file of certificates cannot be used; nothing changes then
   */
  public synchronized void apply(List<HeartbeatConfig> configs) {
    Map<HeartbeatConfig, Beating> next = new LinkedHashMap<>();
    try {
      for (HeartbeatConfig config : configs) {
        Beating before = beating.get(config);
        next.put(config, before == null ? begin(config) : before);
      }
    } catch (RuntimeException e) {
      next.values().stream().filter(each -> !beating.containsValue(each)).forEach(Beating::end);
      throw e;
    }
    beating.values().stream().filter(each -> !next.containsValue(each)).forEach(Beating::end);
    beating = next;
  }

  private Beating begin(HeartbeatConfig config) {
    HttpPulse pulse = new HttpPulse(Endpoints.of(config.endpoint()), config.method());
    Heartbeat heartbeat =
        new Heartbeat(config.name(), config.terms(), alerts, oldestPending, pulse::send, clock);
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "heartbeat-" + config.name());
              made.setDaemon(true);
              return made;
            });
    long interval = config.interval().toMillis();
    // Not at once: at a start nothing is evaluated yet.
    ScheduledFuture<?> beats =
        thread.scheduleAtFixedRate(heartbeat::beat, interval, interval, TimeUnit.MILLISECONDS);
    return new Beating(heartbeat, pulse, thread, beats);
  }

  /** {@code monitorix_heartbeat_last_success_timestamp_seconds}. */
  public synchronized MetricSnapshots metrics() {
    if (beating.isEmpty()) {
      return MetricSnapshots.of();
    }
    GaugeSnapshot.Builder last =
        GaugeSnapshot.builder()
            .name("monitorix_heartbeat_last_success_timestamp_seconds")
            .help("When a heartbeat was last taken by its service; 0 if none was since the start.");
    for (Beating each : beating.values()) {
      last.dataPoint(
          GaugeDataPointSnapshot.builder()
              .labels(Labels.of("name", each.heartbeat().name()))
              .value(each.heartbeat().lastSuccess().map(at -> at.toEpochMilli() / 1e3).orElse(0.0))
              .build());
    }
    return MetricSnapshots.of(last.build());
  }

  @Override
  public synchronized void close() {
    beating.values().forEach(Beating::end);
    beating = new LinkedHashMap<>();
  }
}
