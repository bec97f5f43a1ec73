package io.monitorix.exporter.push;

import io.monitorix.alerts.rules.Sample;
import io.monitorix.exporter.config.OtlpConfig;
import io.monitorix.exporter.config.PushConfig;
import io.monitorix.exporter.config.RemoteWriteConfig;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the metrics to all receivers, each at its interval, on a thread of its own. It only looks
 * at what the source has: no poll waits for it, and no receiver for another.
 */
public final class Pusher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Pusher.class);

  private final MetricsSource source;
  private final InstantSource clock;
  private final Map<Duration, List<Destination>> destinations = new LinkedHashMap<>();
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "push");
            thread.setDaemon(true);
            return thread;
          });

  private Pusher(MetricsSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * Starts to push; the first time after one interval, when the first poll will have ended.
   *
   * @param config the receivers; with none of them nothing runs
   * @param source the metrics
   * @param registry where the metrics of the pushing itself are registered
   * @param clock gives the time of the samples
   * @param random spreads retries; must be safe for several threads, as {@link java.util.Random} is
   * @throws IllegalArgumentException if a file of certificates cannot be used; nothing is left
   *     running then
   */
  public static Pusher start(
      PushConfig config,
      MetricsSource source,
      PrometheusRegistry registry,
      InstantSource clock,
      RandomGenerator random) {
    Pusher pusher = new Pusher(source, clock);
    try {
      pusher.open(config, registry, random);
    } catch (RuntimeException e) {
      pusher.close();
      throw e;
    }
    pusher.destinations.keySet().forEach(pusher::schedule);
    return pusher;
  }

  private void open(PushConfig config, PrometheusRegistry registry, RandomGenerator random) {
    if (!config.remoteWrite().isEmpty()) {
      PushMetrics metrics = new PushMetrics(registry, "monitorix_remote_write");
      for (RemoteWriteConfig receiver : config.remoteWrite()) {
        add(
            receiver.interval(),
            new RemoteWriteDestination(receiver, metrics.observer(receiver.name()), clock, random));
      }
    }
    if (config.otlp().isPresent()) {
      OtlpConfig otlp = config.otlp().get();
      String name = otlp.endpoint().url().getRawAuthority();
      PushMetrics metrics = new PushMetrics(registry, "monitorix_otlp");
      add(otlp.interval(), new OtlpDestination(otlp, name, metrics.observer(name), clock, random));
    }
  }

  private void add(Duration interval, Destination destination) {
    destinations.computeIfAbsent(interval, any -> new ArrayList<>()).add(destination);
  }

  private void schedule(Duration interval) {
    long nanos = interval.toNanos();
    Future<?> unused =
        schedule.scheduleAtFixedRate(() -> push(interval), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** A failure here would end all that is scheduled. */
  private void push(Duration interval) {
    try {
      Instant now = clock.instant();
      List<JobMetrics> metrics = source.current();
      for (Destination destination : destinations.getOrDefault(interval, List.of())) {
        push(destination, now, metrics);
      }
    } catch (RuntimeException e) {
      log.error("could not collect the metrics to push", e);
    }
  }

  private static void push(Destination destination, Instant at, List<JobMetrics> metrics) {
    try {
      destination.push(at, metrics);
    } catch (RuntimeException e) {
      log.error("could not push", e);
    }
  }

  /** Queues what rules made for all who get that, and waits for nobody. */
  public void write(List<Sample> samples) {
    for (List<Destination> all : destinations.values()) {
      all.forEach(destination -> destination.write(samples));
    }
  }

  /** Stops, and gives each receiver some seconds to take what still waits, all at once. */
  @Override
  public void close() {
    schedule.shutdownNow();
    destinations.values().stream().flatMap(List::stream).toList().parallelStream()
        .forEach(Destination::close);
  }
}
