package io.monitorix.exporter.collect;

import io.monitorix.exporter.config.CollectorName;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;

/** {@code pve_collector_…}: how the collectors themselves do. */
public final class CollectorHealth {

  private CollectorHealth() {}

  /** Emits how each collector did at the last poll. */
  public static void emit(Map<CollectorName, CollectorRun> runs, Emission out) {
    runs.forEach(
        (name, run) -> {
          Labels labels = out.labels("collector", name.key());
          out.emit(MetricCatalog.COLLECTOR_SUCCESS, labels, run.success() ? 1 : 0);
          out.emit(
              MetricCatalog.COLLECTOR_DURATION_SECONDS, labels, run.duration().toNanos() / 1e9);
          if (run.lastSuccess() != null) {
            out.emit(
                MetricCatalog.COLLECTOR_LAST_SUCCESS_TIMESTAMP_SECONDS,
                labels,
                run.lastSuccess().toEpochMilli() / 1000.0);
          }
        });
  }

  /** Emits for each collector whether the readings have all that it needs. */
  public static void success(Collectors collectors, Readings readings, Emission out) {
    for (Collector collector : collectors.all()) {
      boolean complete =
          collector.sources().stream().allMatch(source -> readings.get(source) != null);
      out.emit(
          MetricCatalog.COLLECTOR_SUCCESS,
          out.labels("collector", collector.name().key()),
          complete ? 1 : 0);
    }
  }
}
