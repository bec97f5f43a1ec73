package io.monitorix.exporter.poll;

import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorIdentity;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Set;

/** {@code pve_collector_…}: how the collectors themselves do. */
public final class CollectorHealth {

  private static final Metric SUCCESS =
      Metric.gauge(
          "pve_collector_success",
          "Whether the collector could read all that it needs (1) or not (0).",
          "collector",
          "node");

  private static final Metric DURATION_SECONDS =
      Metric.gauge(
          "pve_collector_duration_seconds",
          "Time in seconds that the slowest reading of the collector took.",
          "collector",
          "node");

  private static final Metric LAST_SUCCESS_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_collector_last_success_timestamp_seconds",
          "When the collector last read all that it needs, as Unix timestamp.",
          "collector",
          "node");

  private static final Metric PERMISSION_MISSING =
      Metric.gauge(
          "pve_collector_permission_missing",
          "Present if the collector lacks a privilege on a path of Proxmox's permissions.",
          "collector",
          "path",
          "privilege");

  private static final Metric MISSED_RUNS_TOTAL =
      Metric.counter(
          "pve_collector_missed_runs_total",
          "Readings of the collector that were left out because the one before still ran.",
          "collector");

  private CollectorHealth() {}

  /** The metrics, in the order of the exposition; {@code node} where a collector goes by node. */
  public static List<Metric> metrics() {
    return List.of(
        SUCCESS,
        DURATION_SECONDS,
        LAST_SUCCESS_TIMESTAMP_SECONDS,
        PERMISSION_MISSING,
        MISSED_RUNS_TOTAL);
  }

  /**
   * Emits how each collector did.
   *
   * @param failed those that could read, and made nothing of it
   */
  public static void emit(Snapshot snapshot, Set<CollectorIdentity> failed, Emission out) {
    for (CollectorRun run : snapshot.runs()) {
      String collector = run.collector().key();
      Labels labels =
          run.node() == null
              ? out.labels("collector", collector)
              : out.labels("collector", collector, "node", run.node());
      out.emit(SUCCESS, labels, run.success() && !failed.contains(run.collector()));
      out.emit(DURATION_SECONDS, labels, run.duration().toNanos() / 1e9);
      out.emit(LAST_SUCCESS_TIMESTAMP_SECONDS, labels, run.lastSuccess());
    }
    for (MissingPermission missing : snapshot.missing()) {
      out.emit(
          PERMISSION_MISSING,
          out.labels(
              "collector", missing.collector().key(),
              "path", missing.path(),
              "privilege", missing.privilege()),
          1);
    }
    snapshot
        .missedRuns()
        .forEach(
            (collector, missed) ->
                out.emit(MISSED_RUNS_TOTAL, out.labels("collector", collector.key()), missed));
  }

  /** Emits for each collector whether all that it needs could be read. */
  public static void success(Collectors collectors, Set<Source<?>> failed, Emission out) {
    for (Collector collector : collectors.all()) {
      boolean complete = collector.sources().stream().noneMatch(failed::contains);
      out.emit(SUCCESS, out.labels("collector", collector.name().key()), complete ? 1 : 0);
    }
  }
}
