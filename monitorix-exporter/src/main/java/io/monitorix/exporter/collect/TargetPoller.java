package io.monitorix.exporter.collect;

import io.monitorix.client.pve.PveClient;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.TargetConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one target: reads the sources that are due, all at once, and publishes a new {@link
 * Snapshot}. A poll never fails; what could not be read is told by the snapshot. Safe for several
 * threads; polls do not overlap.
 */
public final class TargetPoller {

  private static final Logger log = LoggerFactory.getLogger(TargetPoller.class);

  /** What hardly ever changes is asked for seldom. */
  private static final Map<Source<?>, Duration> SLOW = Map.of(Source.VERSION, Duration.ofHours(1));

  private final TargetConfig target;
  private final PveClient client;
  private final Collectors collectors;
  private final InstantSource clock;
  private final Consumer<Snapshot> publish;
  private final AtomicBoolean running = new AtomicBoolean();

  // Touched by the running poll alone; the flag above hands them from one poll to the next.
  private final Map<Source<?>, SourceState<?>> states = new LinkedHashMap<>();
  private final GuestNames names = new GuestNames();

  /**
   * @param client a client of the target's server; the caller closes it
   * @param publish is given each snapshot, on a thread of the client
   */
  public TargetPoller(
      TargetConfig target, PveClient client, InstantSource clock, Consumer<Snapshot> publish) {
    this.target = target;
    this.client = client;
    this.collectors = Collectors.where(target.collectors()::isEnabled);
    this.clock = clock;
    this.publish = publish;
    for (Source<?> source : collectors.sources()) {
      states.put(source, new SourceState<>(source));
    }
  }

  /** The target's name. */
  public String target() {
    return target.name();
  }

  /**
   * Starts a poll, unless one is still running.
   *
   * @return completes, never exceptionally, when the snapshot has been published; with false where
   *     the poll before was still running and none was started
   */
  public CompletableFuture<Boolean> poll() {
    if (!running.compareAndSet(false, true)) {
      log.warn(
          "poll skipped, the one before still runs: target={} interval={}",
          target.name(),
          target.interval());
      return CompletableFuture.completedFuture(false);
    }
    Instant start = clock.instant();
    SourceReader reader = new SourceReader(client, target.timeout(), (took, success) -> {});
    List<CompletableFuture<Void>> readings =
        states.values().stream()
            .filter(state -> state.isDue(start))
            .map(state -> state.read(reader))
            .toList();
    return CompletableFuture.allOf(readings.toArray(CompletableFuture<?>[]::new))
        .handle(
            (done, failure) -> {
              try {
                publish.accept(snapshot(start));
              } catch (RuntimeException e) {
                log.error("publishing a snapshot failed: target={}", target.name(), e);
              } finally {
                running.set(false);
              }
              return true;
            });
  }

  private Snapshot snapshot(Instant start) {
    Instant now = clock.instant();
    Readings.Builder readings = Readings.builder();
    for (SourceState<?> state : states.values()) {
      state.putInto(readings, now);
    }
    Map<CollectorName, CollectorRun> runs = new EnumMap<>(CollectorName.class);
    for (Collector collector : collectors.all()) {
      runs.put(collector.name(), run(collector));
    }
    return new Snapshot(
        target.name(), now, Duration.between(start, now), readings.build(), runs, problem());
  }

  /** The first failure: when a server is gone each source fails, and the rest says no more. */
  private @Nullable String problem() {
    List<String> problems =
        states.values().stream()
            .map(state -> state.problem)
            .flatMap(words -> Optional.ofNullable(words).stream())
            .toList();
    return switch (problems.size()) {
      case 0 -> null;
      case 1 -> problems.get(0);
      default -> problems.get(0) + " (and " + (problems.size() - 1) + " more, see the log)";
    };
  }

  private CollectorRun run(Collector collector) {
    Set<Source<?>> sources = Set.copyOf(collector.sources());
    boolean success = true;
    Duration duration = Duration.ZERO;
    Instant lastSuccess = Instant.MAX;
    for (Source<?> source : sources) {
      SourceState<?> state = states.get(source);
      if (state == null || state.readAt == null) {
        lastSuccess = Instant.MIN;
      } else if (state.readAt.isBefore(lastSuccess)) {
        lastSuccess = state.readAt;
      }
      if (state != null) {
        success &= state.problem == null && state.readAt != null;
        duration = state.duration.compareTo(duration) > 0 ? state.duration : duration;
      }
    }
    return new CollectorRun(
        success, duration, lastSuccess.equals(Instant.MIN) ? null : lastSuccess);
  }

  /** What is known of a source between polls. */
  private final class SourceState<T> {
    private final Source<T> source;
    private @Nullable T value;
    private @Nullable Instant readAt;
    private Duration duration = Duration.ZERO;
    private @Nullable String problem;

    SourceState(Source<T> source) {
      this.source = source;
    }

    /** A source that failed is due at once, however slowly it changes. */
    boolean isDue(Instant now) {
      Duration every = SLOW.get(source);
      return readAt == null
          || problem != null
          || every == null
          || !now.isBefore(readAt.plus(every));
    }

    CompletableFuture<Void> read(SourceReader reader) {
      Instant start = clock.instant();
      return reader
          .read(source)
          .handle(
              (read, failure) -> {
                synchronized (this) {
                  Instant now = clock.instant();
                  duration = Duration.between(start, now);
                  if (failure == null) {
                    succeeded(read, now);
                  } else {
                    failed(Failures.words(failure));
                  }
                }
                return null;
              });
    }

    private void succeeded(T read, Instant now) {
      if (problem != null) {
        log.info("source answers again: target={} source={}", target.name(), source);
      }
      problem = null;
      value = names.completed(source, read);
      readAt = now;
    }

    private void failed(String words) {
      if (problem == null) {
        log.warn("source failed: target={} source={} error={}", target.name(), source, words);
      } else {
        log.debug("source still fails: target={} source={} error={}", target.name(), source, words);
      }
      problem = words;
    }

    synchronized void putInto(Readings.Builder readings, Instant now) {
      Duration every = SLOW.getOrDefault(source, target.interval());
      // the value at hand, the interval that brought none, and the time a poll itself may take
      Duration grace = every.plus(target.interval()).plus(target.timeout());
      if (value != null && readAt != null && now.isAfter(readAt.plus(grace))) {
        log.warn(
            "values dropped, the source has not answered since {}: target={} source={}",
            readAt,
            target.name(),
            source);
        value = null;
      }
      if (value != null) {
        readings.put(source, value);
      }
    }
  }
}
