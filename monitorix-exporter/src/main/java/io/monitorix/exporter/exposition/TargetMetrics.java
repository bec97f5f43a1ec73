package io.monitorix.exporter.exposition;

import io.monitorix.exporter.metric.MetricFamilies;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** The body of {@code /metrics?target=} for each target, prepared where it was asked for lately. */
public final class TargetMetrics {

  private final Supplier<? extends Collection<String>> targets;
  private final Function<String, MetricFamilies> metrics;
  private final Executor renderer;
  private final InstantSource clock;
  private final Map<String, PreparedMetrics> prepared = new ConcurrentHashMap<>();

  /**
   * @param targets the names of the targets that there are
   * @param metrics gives those of one target
   * @param renderer renders ahead
   */
  public TargetMetrics(
      Supplier<? extends Collection<String>> targets,
      Function<String, MetricFamilies> metrics,
      Executor renderer,
      InstantSource clock) {
    this.targets = targets;
    this.metrics = metrics;
    this.renderer = renderer;
    this.clock = clock;
  }

  /** The metrics of this target; empty where there is none of that name. */
  public Optional<PreparedMetrics> of(String target) {
    if (!targets.get().contains(target)) {
      return Optional.empty();
    }
    return Optional.of(
        prepared.computeIfAbsent(
            target,
            name ->
                new PreparedMetrics(
                    () -> metrics.apply(name), MetricSnapshots::of, renderer, clock)));
  }

  /** Tells that those of this target have changed, or that it is gone. */
  public void changed(String target) {
    PreparedMetrics known = prepared.get(target);
    if (known != null) {
      if (targets.get().contains(target)) {
        known.changed();
      } else {
        prepared.remove(target);
      }
    }
  }
}
