package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code pbs_snapshot_…}: backups, by namespace and by guest. */
final class SnapshotCollector implements Collector {

  static final Metric COUNT =
      Metric.gauge(
          "pbs_snapshot_count", "Number of backups in the namespace.", "datastore", "namespace");

  static final Metric VM_COUNT = ofGuest("pbs_snapshot_vm_count", "Number of backups.");

  static final Metric VM_LAST_TIMESTAMP_SECONDS =
      ofGuest(
          "pbs_snapshot_vm_last_timestamp_seconds",
          "When the last finished backup began, as Unix timestamp.");

  static final Metric VM_LAST_SIZE_BYTES =
      ofGuest(
          "pbs_snapshot_vm_last_size_bytes",
          "Size of the last finished backup in bytes, before deduplication.");

  static final Metric VM_LAST_VERIFY =
      ofGuest(
          "pbs_snapshot_vm_last_verify",
          "Whether the last finished backup was found whole (1) or damaged (0); absent where it has"
              + " not been checked.");

  /**
   * The backups of each datastore. Who may not audit it is shown his own alone, which must not pass
   * for all.
   */
  static final Source<BackupCensus> BACKUPS =
      Source.<BackupCensus>ofDatastore(
              "admin/datastore/{store}/snapshots",
              (reader, store, previous) ->
                  CensusReading.start(reader, reader.pbs().datastore(store.name()), previous))
          .needing("/datastore/{datastore}", "Datastore.Audit")
          .taking(10);

  private static Metric ofGuest(String name, String help) {
    return Metric.gauge(name, help, "datastore", "namespace", "vm_id", "vm_name", "type");
  }

  @Override
  public CollectorName name() {
    return CollectorName.PBS_SNAPSHOTS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(BACKUPS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(COUNT, VM_COUNT, VM_LAST_TIMESTAMP_SECONDS, VM_LAST_SIZE_BYTES, VM_LAST_VERIFY);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachDatastore(BACKUPS, (store, census) -> collect(store, census, out));
  }

  private static void collect(String store, BackupCensus census, Emission out) {
    Map<BackupNamespace, Long> counts = new TreeMap<>();
    census.namespaces().forEach(namespace -> counts.put(namespace, 0L));
    census
        .groups()
        .forEach(
            (place, group) -> {
              if (group.count() != null) {
                counts.merge(place.namespace(), group.count(), Long::sum);
              }
              emit(store, place, group, out);
            });
    counts.forEach(
        (namespace, count) ->
            out.emit(
                COUNT, out.labels("datastore", store, "namespace", namespace.toString()), count));
  }

  /** Nothing until its name is known: series must not change theirs. */
  private static void emit(
      String store, BackupCensus.Place place, BackupCensus.Group group, Emission out) {
    BackupCensus.Detail detail = group.detail();
    if (detail == null) {
      return;
    }
    Labels labels =
        out.labels(
            "datastore", store,
            "namespace", place.namespace().toString(),
            "vm_id", place.group().id(),
            "vm_name", detail.name(),
            "type", place.group().type());
    out.emit(VM_COUNT, labels, group.count());
    out.emit(VM_LAST_TIMESTAMP_SECONDS, labels, detail.last());
    out.emit(VM_LAST_SIZE_BYTES, labels, detail.size());
    out.emit(VM_LAST_VERIFY, labels, detail.verified());
  }
}
