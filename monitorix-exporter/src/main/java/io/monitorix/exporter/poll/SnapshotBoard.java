package io.monitorix.exporter.poll;

import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.exporter.collect.Dialect;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.config.CollectorIdentity;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.metric.SampleFilter;
import io.monitorix.exporter.metric.SampleSink;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last snapshot of each target, where pollers pin theirs and everybody else looks. Safe for
 * several threads.
 */
public final class SnapshotBoard {

  private static final Logger log = LoggerFactory.getLogger(SnapshotBoard.class);

  private final boolean everyState;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param everyState whether state sets carry each known state
   */
  public SnapshotBoard(boolean everyState) {
    this.everyState = everyState;
  }

  /** What belongs to one target. */
  private static final class Place {
    private final Collectors collectors;
    private final SampleFilter filter;
    private final Set<CollectorIdentity> failing = ConcurrentHashMap.newKeySet();
    private @Nullable Snapshot snapshot;

    Place(Collectors collectors, SampleFilter filter) {
      this.collectors = collectors;
      this.filter = filter;
    }
  }

  /** Tells the listener after each change which target changed, on the thread that changed it. */
  public void onChange(Consumer<String> listener) {
    listeners.add(listener);
  }

  /**
   * Makes room for a target, after those that are there.
   *
   * @param collectors map its readings
   * @param filter what its samples pass through
   */
  public void add(String target, Collectors collectors, SampleFilter filter) {
    synchronized (places) {
      places.put(target, new Place(collectors, filter));
    }
  }

  /** Takes a target off, with its snapshot. */
  public void remove(String target) {
    synchronized (places) {
      places.remove(target);
    }
    listeners.forEach(listener -> listener.accept(target));
  }

  /** Replaces the snapshot of its target; one of a target that was taken off is ignored. */
  public void pin(Snapshot snapshot) {
    synchronized (places) {
      Place place = places.get(snapshot.target());
      if (place == null) {
        return;
      }
      place.snapshot = snapshot;
    }
    listeners.forEach(listener -> listener.accept(snapshot.target()));
  }

  /** The target's last snapshot; empty before its first poll has ended. */
  public Optional<Snapshot> of(String target) {
    synchronized (places) {
      return Optional.ofNullable(places.get(target)).map(place -> place.snapshot);
    }
  }

  /** The last snapshots of all targets that have one. */
  public Collection<Snapshot> all() {
    synchronized (places) {
      return places.values().stream()
          .map(place -> place.snapshot)
          .filter(Objects::nonNull)
          .toList();
    }
  }

  /** The names of the targets. */
  public List<String> targets() {
    synchronized (places) {
      return List.copyOf(places.keySet());
    }
  }

  /** Whether each target has been polled once, with success or without. */
  public boolean isComplete() {
    synchronized (places) {
      return places.values().stream().allMatch(place -> place.snapshot != null);
    }
  }

  /** The metrics of all snapshots, each series with the label {@code cluster}. */
  public MetricFamilies families() {
    MetricFamilies families = new MetricFamilies();
    targets().forEach(target -> emit(target, families));
    return families;
  }

  /** The metrics of one target, as they stand among all; none for one that is not there. */
  public MetricFamilies families(String target) {
    MetricFamilies families = new MetricFamilies();
    emit(target, families);
    return families;
  }

  /**
   * Adds the samples of a snapshot that some collectors make, whatever filters its target has.
   *
   * @param wanted those collectors; the others, and those that are off, add nothing
   */
  public void samples(Snapshot snapshot, Predicate<CollectorIdentity> wanted, SampleSink sink) {
    Place place = place(snapshot.target());
    if (place != null) {
      place.collectors.where(wanted).collect(snapshot.readings(), emission(snapshot, sink));
    }
  }

  private @Nullable Place place(String target) {
    synchronized (places) {
      return places.get(target);
    }
  }

  private void emit(String target, MetricFamilies families) {
    Place place;
    Snapshot snapshot;
    synchronized (places) {
      place = places.get(target);
      snapshot = place == null ? null : place.snapshot;
    }
    if (place != null && snapshot != null) {
      place.filter.pass(families, sink -> emit(snapshot, place, sink));
    }
  }

  private void emit(Snapshot snapshot, Place place, SampleSink sink) {
    Emission out = emission(snapshot, sink);
    Map<CollectorIdentity, RuntimeException> failures =
        place.collectors.collectEach(snapshot.readings(), out);
    place.failing.retainAll(failures.keySet());
    failures.forEach(
        (collector, failure) -> {
          // once, and not at each rendering
          if (place.failing.add(collector)) {
            log.error(
                "collector failed on what was read: target={} collector={}",
                snapshot.target(),
                collector.key(),
                failure);
          }
        });
    CollectorHealth.emit(snapshot, failures.keySet(), out);
  }

  private Emission emission(Snapshot snapshot, SampleSink sink) {
    return new Emission(
        sink, Dialect.NATIVE, everyState, ZoneOffset.UTC, Labels.of("cluster", snapshot.target()));
  }
}
