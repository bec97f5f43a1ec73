package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.pbs.model.NodeStatus;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;

/** {@code pbs_host_…}: load, memory and root file system of the backup server. */
final class HostCollector implements Collector {

  static final Metric CPU_USAGE_RATIO =
      Metric.gauge("pbs_host_cpu_usage_ratio", "Share of all CPUs in use, 0 to 1.");

  static final Metric IOWAIT_RATIO =
      Metric.gauge("pbs_host_iowait_ratio", "Share of time spent waiting for disks, 0 to 1.");

  static final Metric LOAD1 = Metric.gauge("pbs_host_load1", "Load of the last minute.");

  static final Metric LOAD5 = Metric.gauge("pbs_host_load5", "Load of the last 5 minutes.");

  static final Metric LOAD15 = Metric.gauge("pbs_host_load15", "Load of the last 15 minutes.");

  static final Metric MEMORY_SIZE_BYTES =
      Metric.gauge("pbs_host_memory_size_bytes", "Main memory in bytes.");

  static final Metric MEMORY_USAGE_BYTES =
      Metric.gauge("pbs_host_memory_usage_bytes", "Main memory in use in bytes.");

  static final Metric SWAP_SIZE_BYTES =
      Metric.gauge("pbs_host_swap_size_bytes", "Swap space in bytes.");

  static final Metric SWAP_USAGE_BYTES =
      Metric.gauge("pbs_host_swap_usage_bytes", "Swap space in use in bytes.");

  static final Metric ROOTFS_SIZE_BYTES =
      Metric.gauge("pbs_host_rootfs_size_bytes", "Size of the root file system in bytes.");

  static final Metric ROOTFS_USAGE_BYTES =
      Metric.gauge("pbs_host_rootfs_usage_bytes", "Bytes in use in the root file system.");

  static final Metric UPTIME_SECONDS =
      Metric.gauge("pbs_host_uptime_seconds", "Time in seconds since the last boot.");

  /** {@code GET /nodes/localhost/status}. */
  static final Source<NodeStatus> STATUS =
      Source.<NodeStatus>ofTarget(
              "nodes/localhost/status",
              (reader, target, previous) -> reader.call(reader.pbs().node().status()))
          .needing("/system/status", "Sys.Audit");

  @Override
  public CollectorName name() {
    return CollectorName.PBS_HOST;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(STATUS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        CPU_USAGE_RATIO,
        IOWAIT_RATIO,
        LOAD1,
        LOAD5,
        LOAD15,
        MEMORY_SIZE_BYTES,
        MEMORY_USAGE_BYTES,
        SWAP_SIZE_BYTES,
        SWAP_USAGE_BYTES,
        ROOTFS_SIZE_BYTES,
        ROOTFS_USAGE_BYTES,
        UPTIME_SECONDS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    NodeStatus status = readings.get(STATUS);
    if (status == null) {
      return;
    }
    Labels none = out.labels();
    out.emit(CPU_USAGE_RATIO, none, status.cpu());
    out.emit(IOWAIT_RATIO, none, status.ioWait());
    List<Metric> loads = List.of(LOAD1, LOAD5, LOAD15);
    for (int i = 0; i < status.loadavg().size(); i++) {
      out.emit(loads.get(i), none, status.loadavg().get(i));
    }
    NodeStatus.Memory memory = status.memory();
    if (memory != null) {
      out.emit(MEMORY_SIZE_BYTES, none, memory.total());
      out.emit(MEMORY_USAGE_BYTES, none, memory.used());
    }
    NodeStatus.Memory swap = status.swap();
    if (swap != null) {
      out.emit(SWAP_SIZE_BYTES, none, swap.total());
      out.emit(SWAP_USAGE_BYTES, none, swap.used());
    }
    NodeStatus.RootFileSystem root = status.root();
    if (root != null) {
      out.emit(ROOTFS_SIZE_BYTES, none, root.total());
      out.emit(ROOTFS_USAGE_BYTES, none, root.used());
    }
    if (status.uptime() != null) {
      out.emit(UPTIME_SECONDS, none, (double) status.uptime().toSeconds());
    }
  }
}
