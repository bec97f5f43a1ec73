package io.monitorix.exporter.live;

import io.monitorix.alerts.remote.delivery.Outbox;
import io.monitorix.alerts.remote.delivery.OutboxObserver;
import io.monitorix.alerts.remote.delivery.Parcel;
import io.monitorix.alerts.remote.delivery.QueueSettings;
import io.monitorix.exporter.config.EndpointConfig;
import io.monitorix.exporter.events.EventId;
import io.monitorix.exporter.events.EventLog;
import io.monitorix.exporter.push.Endpoints;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events to a stream of Grafana Live, those of a second in one request. While Grafana does
 * not answer they wait, up to a number; beyond it the oldest are dropped.
 */
public final class GrafanaLive implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GrafanaLive.class);

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int AT_ONCE = 500;
  private static final QueueSettings QUEUE =
      new QueueSettings(5000, AT_ONCE, Duration.ofSeconds(1), Duration.ofSeconds(30));

  private final EventLog events;
  private final OutboxObserver observer;
  private final Outbox outbox;
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "grafana-live");
            thread.setDaemon(true);
            return thread;
          });
  private EventId place;

  private GrafanaLive(EventLog events, OutboxObserver observer, Outbox outbox) {
    this.events = events;
    this.observer = observer;
    this.outbox = outbox;
    this.place = events.last();
  }

  /**
   * Sends what happens from now on.
   *
   * @param server Grafana, with the token of a service account
   * @param stream events appear in the channel {@code stream/STREAM/events}
   * @param registry where the metrics of the sending are registered
   * @param random spreads retries; must be safe for several threads, as {@link java.util.Random} is
   * @throws IllegalArgumentException if a file of certificates cannot be used; nothing is left
   *     running then
   */
  public static GrafanaLive start(
      EndpointConfig server,
      String stream,
      EventLog events,
      PrometheusRegistry registry,
      InstantSource clock,
      RandomGenerator random) {
    return start(server, stream, events, registry, clock, random, QUEUE, INTERVAL);
  }

  static GrafanaLive start(
      EndpointConfig server,
      String stream,
      EventLog events,
      PrometheusRegistry registry,
      InstantSource clock,
      RandomGenerator random,
      QueueSettings queue,
      Duration interval) {
    OutboxObserver observer = new LiveMetrics(registry);
    EndpointConfig endpoint =
        new EndpointConfig(
            push(server.url(), stream),
            server.timeout(),
            server.headers(),
            server.login(),
            server.tls());
    Outbox outbox =
        Outbox.start(
            "grafana " + server.url().getRawAuthority(),
            Endpoints.of(endpoint),
            new GrafanaProtocol(),
            queue,
            observer,
            clock,
            random);
    GrafanaLive live = new GrafanaLive(events, observer, outbox);
    Future<?> unused =
        live.schedule.scheduleWithFixedDelay(
            live::send, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    return live;
  }

  private static URI push(URI grafana, String stream) {
    String base = grafana.toString().replaceFirst("/+\\z", "");
    return URI.create(base + "/api/live/push/" + stream);
  }

  /** A failure here would end all that is scheduled. */
  private synchronized void send() {
    try {
      boolean more = true;
      while (more) {
        EventLog.Batch batch = events.after(place, AT_ONCE);
        long missed = batch.reached().sequence() - batch.events().size() - place.sequence();
        if (missed > 0) {
          observer.dropped(missed);
        }
        place = batch.reached();
        more = !batch.events().isEmpty();
        if (more) {
          Instant newest = batch.events().get(batch.events().size() - 1).change().time();
          outbox.add(Parcel.of(LineProtocol.lines(batch.events()), batch.events().size(), newest));
        }
      }
    } catch (RuntimeException e) {
      log.error("could not hand events on to Grafana", e);
    }
  }

  /** Sends what still waits, for some seconds at most. */
  @Override
  public void close() {
    schedule.shutdownNow();
    send();
    outbox.close();
  }
}
