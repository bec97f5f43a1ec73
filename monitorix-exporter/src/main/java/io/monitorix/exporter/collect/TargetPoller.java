package io.monitorix.exporter.collect;

import io.monitorix.client.pve.PveClient;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.TargetConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final TargetConfig target;
  private final PveClient client;
  private final Collectors collectors;
  private final InstantSource clock;
  private final Consumer<Snapshot> publish;
  private final AtomicBoolean running = new AtomicBoolean();

  // Touched by the running poll alone; the flag above hands them from one poll to the next.
  private final Map<Source<?>, SourceState<?>> states = new LinkedHashMap<>();

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
    GuestNames names = new GuestNames();
    for (Source<?> source : collectors.sources()) {
      states.put(source, new SourceState<>(source, target.name(), clock, names));
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
    SourceReader reader = new SourceReader(client, target.timeout(), (path, took, success) -> {});
    List<SourceState<?>> due =
        states.values().stream().filter(state -> state.isDue(start)).toList();
    return CompletableFuture.allOf(
            due.stream().map(state -> state.read(reader)).toArray(CompletableFuture<?>[]::new))
        .handle(
            (done, failure) -> {
              try {
                publish.accept(snapshot(start, due));
              } catch (RuntimeException e) {
                log.error("publishing a snapshot failed: target={}", target.name(), e);
              } finally {
                running.set(false);
              }
              return true;
            });
  }

  private Snapshot snapshot(Instant start, List<SourceState<?>> asked) {
    if (!asked.isEmpty() && asked.stream().allMatch(SourceState::isLost)) {
      // the server is gone: what it said an hour ago and was not asked again is no better
      states.values().forEach(SourceState::forget);
    }
    Readings.Builder readings = Readings.builder();
    states.values().forEach(state -> state.putInto(readings));
    Map<CollectorName, CollectorRun> runs = new EnumMap<>(CollectorName.class);
    for (Collector collector : collectors.all()) {
      runs.put(collector.name(), run(collector));
    }
    Instant now = clock.instant();
    return new Snapshot(
        target.name(), now, Duration.between(start, now), readings.build(), runs, problem());
  }

  /** The first failure: when a server is gone each source fails, and the rest says no more. */
  private @Nullable String problem() {
    List<String> problems =
        states.values().stream().flatMap(state -> state.problem().stream()).toList();
    return switch (problems.size()) {
      case 0 -> null;
      case 1 -> problems.get(0);
      default -> problems.get(0) + " (and " + (problems.size() - 1) + " more, see the log)";
    };
  }

  private CollectorRun run(Collector collector) {
    List<SourceState<?>> needed =
        states.values().stream()
            .filter(state -> collector.sources().contains(state.source()))
            .toList();
    boolean success = needed.stream().allMatch(SourceState::isRead);
    Duration duration =
        needed.stream()
            .map(SourceState::duration)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    boolean everRead = needed.stream().allMatch(state -> state.lastSuccess().isPresent());
    Instant lastSuccess =
        needed.stream()
            .flatMap(state -> state.lastSuccess().stream())
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new CollectorRun(success, duration, everRead ? lastSuccess : null);
  }
}
