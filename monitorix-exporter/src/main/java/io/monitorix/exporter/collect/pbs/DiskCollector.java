package io.monitorix.exporter.collect.pbs;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.ParameterException;
import io.monitorix.client.pbs.model.Disk;
import io.monitorix.client.pbs.model.ZfsPool;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code pbs_disk_…} and {@code pbs_zfs_…}: disks and ZFS pools of the backup server. */
final class DiskCollector implements Collector {

  static final Metric DISK_HEALTH =
      Metric.gauge(
          "pbs_disk_health",
          "Whether the disk's own test passed (1) or failed (0); absent where it does not say.",
          "device");

  static final Metric DISK_WEAROUT_RATIO =
      Metric.gauge(
          "pbs_disk_wearout_ratio",
          "Share of the disk's life that is used up, 0 to 1; absent where it does not say.",
          "device");

  static final Metric DISK_INFO =
      Metric.gauge(
          "pbs_disk_info",
          "What the disk is; always 1.",
          "device",
          "model",
          "serial",
          "type",
          "vendor");

  static final Metric ZFS_POOL_HEALTH =
      Metric.gauge(
          "pbs_zfs_pool_health",
          "Health of the ZFS pool (1 for the state that holds).",
          "pool",
          "state");

  /** {@code GET /nodes/localhost/disks/list}. */
  static final Source<List<Disk>> DISKS =
      Source.<List<Disk>>ofTarget(
              "nodes/localhost/disks/list",
              (reader, target, previous) -> reader.call(reader.pbs().node().disks().list()))
          .needing("/system/disks", "Sys.Audit");

  /** {@code GET /nodes/localhost/disks/zfs}. */
  static final Source<List<ZfsPool>> POOLS =
      Source.<List<ZfsPool>>ofTarget(
              "nodes/localhost/disks/zfs", (reader, target, previous) -> pools(reader))
          .needing("/system/disks", "Sys.Audit");

  private static final List<String> STATES =
      List.of("ONLINE", "DEGRADED", "FAULTED", "OFFLINE", "UNAVAIL", "REMOVED", "SUSPENDED");

  /** A server without ZFS refuses to be asked; it has no pools. */
  private static CompletableFuture<List<ZfsPool>> pools(SourceReader reader) {
    return reader
        .call(reader.pbs().node().disks().zfsPools())
        .exceptionally(
            failure -> {
              if (Failures.cause(failure) instanceof ParameterException
                  || Failures.isNotFound(failure)) {
                return List.of();
              }
              throw Failures.unchecked(failure);
            });
  }

  @Override
  public CollectorName name() {
    return CollectorName.PBS_DISKS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(DISKS, POOLS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(DISK_HEALTH, DISK_WEAROUT_RATIO, DISK_INFO, ZFS_POOL_HEALTH);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    List<Disk> disks = readings.get(DISKS);
    if (disks != null) {
      disks.forEach(disk -> collect(disk, out));
    }
    List<ZfsPool> pools = readings.get(POOLS);
    if (pools != null) {
      for (ZfsPool pool : pools) {
        out.emitState(ZFS_POOL_HEALTH, "state", STATES, pool.health(), "pool", pool.name());
      }
    }
  }

  private static void collect(Disk disk, Emission out) {
    String device = requireNonNullElse(disk.device(), "/dev/" + disk.name());
    Labels labels = out.labels("device", device);
    if ("passed".equals(disk.health()) || "failed".equals(disk.health())) {
      out.emit(DISK_HEALTH, labels, "passed".equals(disk.health()));
    }
    if (disk.wearout() != null) {
      out.emit(DISK_WEAROUT_RATIO, labels, 1 - disk.wearout() / 100);
    }
    out.emit(
        DISK_INFO,
        out.labels(
            "device", device,
            "model", requireNonNullElse(disk.model(), ""),
            "serial", requireNonNullElse(disk.serial(), ""),
            "type", requireNonNullElse(disk.type(), ""),
            "vendor", requireNonNullElse(disk.vendor(), "").strip()),
        1);
  }
}
