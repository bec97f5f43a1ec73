package io.monitorix.exporter;

import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.exporter.config.EventsConfig;
import io.monitorix.exporter.config.GrafanaConfig;
import io.monitorix.exporter.events.AlertEvents;
import io.monitorix.exporter.events.CheckEvents;
import io.monitorix.exporter.events.EventLog;
import io.monitorix.exporter.events.EventType;
import io.monitorix.exporter.events.TargetEvents;
import io.monitorix.exporter.live.GrafanaLive;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.probe.ServiceChecks;
import io.monitorix.exporter.self.SelfMetrics;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.monitorix.EventApi;
import io.monitorix.exporter.web.monitorix.StreamLimits;
import io.monitorix.exporter.web.websocket.EventSockets;
import io.monitorix.exporter.web.websocket.SocketLimits;
import io.monitorix.exporter.web.websocket.SocketSecurity;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What changes, as events: noticed, streamed to those who listen, and sent to the Grafana of the
 * configuration, which may change. For several threads.
 */
final class LiveEvents implements AutoCloseable {

  private final EventLog log;
  private final EventApi api;
  private final InstantSource clock;
  private Optional<GrafanaConfig> config = Optional.empty();
  private PrometheusRegistry registry = new PrometheusRegistry();
  private @Nullable GrafanaLive grafana;

  private LiveEvents(Settings settings, InstantSource clock) {
    this.log = new EventLog(settings.events().keep(), clock, new Random());
    this.api =
        EventApi.start(log, StreamLimits.of(settings.events().maxStreams()), settings.cors());
    this.clock = clock;
  }

  /** Without a Grafana yet, and without anything to notice. */
  static LiveEvents start(Settings settings, SelfMetrics self, InstantSource clock) {
    LiveEvents live = new LiveEvents(settings, clock);
    live.count(self.registry());
    self.addSnapshots(live::metrics);
    return live;
  }

  private void count(PrometheusRegistry everybodys) {
    CounterWithCallback.builder()
        .name("monitorix_events_total")
        .help("Events that the process has noticed, by their kind.")
        .labelNames("type")
        .callback(
            sample -> {
              Map<EventType, Long> counts = log.counts();
              for (EventType type : EventType.values()) {
                sample.call(counts.getOrDefault(type, 0L), type.key());
              }
            })
        .register(everybodys);
    GaugeWithCallback.builder()
        .name("monitorix_event_streams")
        .help("Clients that listen to events now.")
        .callback(sample -> sample.call(api.listeners()))
        .register(everybodys);
  }

  /** Notices from now on what changes in snapshots and results of checks. */
  void follow(SnapshotBoard board, ServiceChecks checks) {
    board.onChange(new TargetEvents(board, log)::changed);
    checks.board().onTurn(new CheckEvents(log, clock));
  }

  /**
   * Notices what changes in evaluations that it is told of.
   *
   * @param externalLabels those that alerts get when they are sent
   */
  EvaluationListener ofAlerts(Supplier<Map<String, String>> externalLabels) {
    return new AlertEvents(log, externalLabels);
  }

  /**
   * Tells of events over WebSocket, too, where the configuration says so.
   *
   * @throws RuntimeException when the address cannot be had
   */
  Optional<EventSockets> sockets(EventsConfig config, SocketSecurity security) {
    return config
        .websocket()
        .map(
            address ->
                EventSockets.start(address, log, security, SocketLimits.of(config.maxStreams())));
  }

  /** Where clients listen. */
  List<Route> routes() {
    return api.routes();
  }

  /**
   * Sends to this Grafana from now on. The one of before gets what still waits.
   *
   * @throws IllegalArgumentException when a file of certificates cannot be used; nothing has
   *     changed then
   */
  synchronized void apply(Optional<GrafanaConfig> told) {
    if (told.equals(config)) {
      return;
    }
    PrometheusRegistry fresh = new PrometheusRegistry();
    GrafanaLive started = told.map(server -> send(server, fresh)).orElse(null);
    closeGrafana();
    grafana = started;
    registry = fresh;
    config = told;
  }

  private @Nullable GrafanaLive send(GrafanaConfig server, PrometheusRegistry fresh) {
    return server.stream()
        .map(stream -> GrafanaLive.start(server.server(), stream, log, fresh, clock, new Random()))
        .orElse(null);
  }

  private synchronized MetricSnapshots metrics() {
    return registry.scrape();
  }

  private void closeGrafana() {
    if (grafana != null) {
      grafana.close();
      grafana = null;
    }
  }

  /** Ends all streams; others do not begin. */
  void endStreams() {
    api.close();
  }

  @Override
  public synchronized void close() {
    endStreams();
    closeGrafana();
  }
}
