package io.monitorix.exporter.collect;

import io.prometheus.metrics.model.snapshots.Labels;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The last snapshot of each target, where pollers pin theirs and everybody else looks. Safe for
 * several threads.
 */
public final class SnapshotBoard {

  private final Map<String, Collectors> targets;
  private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param targets for each target, by name and in the order of the configuration, the collectors
   *     that map its readings
   */
  public SnapshotBoard(Map<String, Collectors> targets) {
    this.targets = new LinkedHashMap<>(targets);
  }

  /** Calls the listener after each change, on the thread that made it. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Replaces the snapshot of its target. */
  public void pin(Snapshot snapshot) {
    synchronized (snapshots) {
      snapshots.put(snapshot.target(), snapshot);
    }
    listeners.forEach(Runnable::run);
  }

  /** The target's last snapshot; empty before its first poll has ended. */
  public Optional<Snapshot> of(String target) {
    synchronized (snapshots) {
      return Optional.ofNullable(snapshots.get(target));
    }
  }

  /** The last snapshots of all targets that have one. */
  public Collection<Snapshot> all() {
    synchronized (snapshots) {
      return List.copyOf(snapshots.values());
    }
  }

  /** Whether each target has been polled once, with success or without. */
  public boolean isComplete() {
    synchronized (snapshots) {
      return snapshots.keySet().containsAll(targets.keySet());
    }
  }

  /** The metrics of all snapshots, each series with the label {@code cluster}. */
  public MetricFamilies families() {
    MetricFamilies families = new MetricFamilies();
    for (Snapshot snapshot : all()) {
      Emission out =
          new Emission(
              families, Dialect.NATIVE, ZoneOffset.UTC, Labels.of("cluster", snapshot.target()));
      Collectors collectors = targets.get(snapshot.target());
      if (collectors != null) {
        collectors.collect(snapshot.readings(), out);
      }
      CollectorHealth.emit(snapshot.runs(), out);
    }
    return families;
  }
}
