package io.monitorix.exporter.inventory;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.SampleSink;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The latest values of a target. It listens to the samples that its metrics are made of, so that
 * both say the same. For one thread.
 */
final class Figures implements SampleSink {

  private static final Set<CollectorName> TELLING =
      EnumSet.of(
          CollectorName.RESOURCES,
          CollectorName.VERSION,
          CollectorName.PBS_STATUS,
          CollectorName.PBS_HOST,
          CollectorName.PBS_DATASTORES);

  /** Of the backup server itself, whose samples have no label that names it. */
  private static final String HOST = "";

  private final Map<String, Map<String, Double>> values = new HashMap<>();
  private @Nullable String version;

  /** Those of the target of this snapshot. */
  static Figures of(SnapshotBoard board, Snapshot snapshot) {
    Figures figures = new Figures();
    board.samples(snapshot, TELLING::contains, figures);
    return figures;
  }

  @Override
  public void add(Metric metric, Labels labels, double value) {
    String name = metric.name();
    if (name.equals("pve_version_info") || name.equals("pbs_version_info")) {
      version = labels.get("version");
    } else if (name.startsWith("pbs_host_")) {
      put(HOST, name.substring("pbs_host_".length()), value);
    } else if (labels.get("datastore") != null) {
      put(labels.get("datastore"), name, value);
    } else if (labels.get("id") != null && !metric.deprecated()) {
      put(labels.get("id"), name.replaceFirst("^pve_", ""), value);
    }
  }

  private void put(String id, String name, double value) {
    values.computeIfAbsent(id, any -> new HashMap<>()).put(name, value);
  }

  @Nullable String version() {
    return version;
  }

  /** Of a node or a guest, {@code node/pve1} or {@code qemu/100}. */
  Usage usage(String id) {
    return new Usage(
        value(id, "cpu_usage_ratio"),
        value(id, "cpu_usage_limit"),
        value(id, "memory_usage_bytes"),
        value(id, "memory_size_bytes"),
        value(id, "disk_usage_bytes"),
        value(id, "disk_size_bytes"),
        value(id, "uptime_seconds"));
  }

  /** Of the backup server itself. */
  Usage host() {
    return new Usage(
        value(HOST, "cpu_usage_ratio"),
        null,
        value(HOST, "memory_usage_bytes"),
        value(HOST, "memory_size_bytes"),
        value(HOST, "rootfs_usage_bytes"),
        value(HOST, "rootfs_size_bytes"),
        value(HOST, "uptime_seconds"));
  }

  Traffic traffic(String id) {
    return new Traffic(
        value(id, "network_receive_bytes_total"),
        value(id, "network_transmit_bytes_total"),
        value(id, "disk_read_bytes_total"),
        value(id, "disk_written_bytes_total"));
  }

  /** Bytes in use of a storage, {@code storage/pve1/local}. */
  @Nullable Double used(String id) {
    return value(id, "disk_usage_bytes");
  }

  /** Size of a storage in bytes. */
  @Nullable Double size(String id) {
    return value(id, "disk_size_bytes");
  }

  Datastore datastore(String cluster, String name) {
    Double full = value(name, "pbs_datastore_estimated_full_timestamp_seconds");
    return new Datastore(
        cluster,
        name,
        value(name, "pbs_datastore_used_bytes"),
        value(name, "pbs_datastore_size_bytes"),
        value(name, "pbs_datastore_available_bytes"),
        value(name, "pbs_datastore_deduplication_factor"),
        full == null ? null : Instant.ofEpochSecond(full.longValue()));
  }

  private @Nullable Double value(String id, String name) {
    return values.getOrDefault(id, Map.of()).get(name);
  }
}
