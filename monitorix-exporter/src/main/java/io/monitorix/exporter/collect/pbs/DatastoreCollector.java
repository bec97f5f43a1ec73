package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.pbs.model.Datastore;
import io.monitorix.client.pbs.model.GarbageCollection;
import io.monitorix.client.pbs.model.MaintenanceMode;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;

/** {@code pbs_datastore_…}: how full datastores are, and their garbage collection. */
final class DatastoreCollector implements Collector {

  static final Metric SIZE_BYTES =
      Metric.gauge(
          "pbs_datastore_size_bytes", "Size of the datastore's file system in bytes.", "datastore");

  static final Metric USED_BYTES =
      Metric.gauge("pbs_datastore_used_bytes", "Bytes in use in the datastore.", "datastore");

  static final Metric AVAILABLE_BYTES =
      Metric.gauge(
          "pbs_datastore_available_bytes", "Bytes that are left in the datastore.", "datastore");

  static final Metric ESTIMATED_FULL_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pbs_datastore_estimated_full_timestamp_seconds",
          "When the datastore will be full by the server's own estimate, as Unix timestamp; absent"
              + " while it does not fill.",
          "datastore");

  static final Metric DEDUPLICATION_FACTOR =
      Metric.gauge(
          "pbs_datastore_deduplication_factor",
          "How many times smaller deduplication and compression make the backups.",
          "datastore");

  static final Metric GC_LAST_RUN_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pbs_datastore_gc_last_run_timestamp_seconds",
          "When the last garbage collection ended, as Unix timestamp.",
          "datastore");

  static final Metric GC_DURATION_SECONDS =
      Metric.gauge(
          "pbs_datastore_gc_duration_seconds",
          "Time in seconds that the last garbage collection took.",
          "datastore");

  static final Metric GC_REMOVED_BYTES =
      Metric.gauge(
          "pbs_datastore_gc_removed_bytes",
          "Bytes that the last garbage collection removed.",
          "datastore");

  static final Metric GC_PENDING_BYTES =
      Metric.gauge(
          "pbs_datastore_gc_pending_bytes",
          "Bytes that no backup needs and that are still too young to be removed.",
          "datastore");

  static final Metric GC_RESULT =
      Metric.gauge(
          "pbs_datastore_gc_result",
          "How the last garbage collection ended (1 for the result that holds).",
          "datastore",
          "result");

  static final Metric MAINTENANCE =
      Metric.gauge(
          "pbs_datastore_maintenance",
          "The maintenance mode of the datastore (1 for the mode that holds).",
          "datastore",
          "mode");

  private static final List<String> MODES =
      List.of("read-only", "offline", "delete", "unmount", "s3-refresh");

  @Override
  public CollectorName name() {
    return CollectorName.PBS_DATASTORES;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(DatastoreFill.ALL, GarbageRun.ALL, PbsSources.DATASTORES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        SIZE_BYTES,
        USED_BYTES,
        AVAILABLE_BYTES,
        ESTIMATED_FULL_TIMESTAMP_SECONDS,
        DEDUPLICATION_FACTOR,
        GC_LAST_RUN_TIMESTAMP_SECONDS,
        GC_DURATION_SECONDS,
        GC_REMOVED_BYTES,
        GC_PENDING_BYTES,
        GC_RESULT,
        MAINTENANCE);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    List<DatastoreFill> fills = readings.get(DatastoreFill.ALL);
    if (fills != null) {
      fills.forEach(fill -> collect(fill, out));
    }
    List<GarbageRun> runs = readings.get(GarbageRun.ALL);
    if (runs != null) {
      runs.forEach(run -> collect(run, out));
    }
    List<Datastore> stores = readings.get(PbsSources.DATASTORES);
    if (stores != null) {
      for (Datastore store : stores) {
        String mode = store.maintenanceMode().map(MaintenanceMode::type).orElse(null);
        out.emitState(MAINTENANCE, "mode", MODES, mode, "datastore", store.store());
      }
    }
  }

  private static void collect(DatastoreFill fill, Emission out) {
    Labels labels = out.labels("datastore", fill.store());
    out.emit(SIZE_BYTES, labels, fill.size());
    out.emit(USED_BYTES, labels, fill.used());
    out.emit(AVAILABLE_BYTES, labels, fill.available());
    out.emit(ESTIMATED_FULL_TIMESTAMP_SECONDS, labels, fill.full());
    GarbageCollection garbage = fill.garbage();
    if (garbage != null) {
      garbage
          .deduplicationFactor()
          .ifPresent(factor -> out.emit(DEDUPLICATION_FACTOR, labels, factor));
      out.emit(GC_REMOVED_BYTES, labels, garbage.removedBytes());
      out.emit(GC_PENDING_BYTES, labels, garbage.pendingBytes());
    }
  }

  private static void collect(GarbageRun run, Emission out) {
    String store = run.job().datastore();
    Labels labels = out.labels("datastore", store);
    out.emit(GC_LAST_RUN_TIMESTAMP_SECONDS, labels, run.job().ended());
    if (run.took() != null) {
      out.emit(GC_DURATION_SECONDS, labels, run.took().toMillis() / 1000.0);
    }
    out.emitState(GC_RESULT, "result", JobRun.RESULTS, run.job().result(), "datastore", store);
  }
}
