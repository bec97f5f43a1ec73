package io.monitorix.exporter.history;

import io.monitorix.client.pve.model.GuestHistoryPoint;
import io.monitorix.client.pve.model.NodeHistoryPoint;
import io.monitorix.client.pve.model.StorageHistoryPoint;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says Proxmox's figures of the past as the collectors say those of today: the same names, labels
 * and units. Traffic of disks and networks is left out: Proxmox keeps rates, the metrics are
 * counters.
 */
final class RrdFigures {

  private final String cluster;
  private final SubjectHistory history;

  /**
   * @param cluster the value of the label
   * @param history is added to
   */
  RrdFigures(String cluster, SubjectHistory history) {
    this.cluster = cluster;
    this.history = history;
  }

  void addNode(String name, List<NodeHistoryPoint> rows) {
    String id = "node/" + name;
    Labels labels = labels(id);
    Pressure pressure = new Pressure("pve_node_pressure_ratio", id);
    rows.stream()
        .sorted(Comparator.comparing(NodeHistoryPoint::time))
        .forEach(
            row -> {
              Instant at = row.time();
              add("pve_cpu_usage_ratio", labels, at, row.cpu());
              add("pve_cpu_usage_limit", labels, at, row.maxcpu());
              add("pve_node_cpu_iowait_ratio", labels, at, row.ioWait());
              add("pve_node_load1", labels, at, row.loadavg());
              add("pve_memory_size_bytes", labels, at, row.memtotal());
              add("pve_memory_usage_bytes", labels, at, row.memused());
              add("pve_node_memory_available_bytes", labels, at, row.memavailable());
              add("pve_node_arc_size_bytes", labels, at, row.arcsize());
              add("pve_node_swap_size_bytes", labels, at, row.swaptotal());
              add("pve_node_swap_usage_bytes", labels, at, row.swapused());
              add("pve_node_rootfs_size_bytes", labels, at, row.roottotal());
              add("pve_node_rootfs_usage_bytes", labels, at, row.rootused());
              add("pve_disk_size_bytes", labels, at, row.roottotal());
              add("pve_disk_usage_bytes", labels, at, row.rootused());
              pressure.add("cpu", "some", at, row.pressureCpuSome());
              pressure.add("io", "some", at, row.pressureIoSome());
              pressure.add("io", "full", at, row.pressureIoFull());
              pressure.add("memory", "some", at, row.pressureMemorySome());
              pressure.add("memory", "full", at, row.pressureMemoryFull());
            });
  }

  /**
   * @param id {@code qemu/100} for instance
   * @param container whether Proxmox knows how full its disk is: of machines it says 0
   */
  void addGuest(String id, boolean container, List<GuestHistoryPoint> rows) {
    Labels labels = labels(id);
    Pressure pressure = new Pressure("pve_guest_pressure_ratio", id);
    rows.stream()
        .sorted(Comparator.comparing(GuestHistoryPoint::time))
        .forEach(
            row -> {
              Instant at = row.time();
              add("pve_cpu_usage_ratio", labels, at, row.cpu());
              add("pve_cpu_usage_limit", labels, at, row.maxcpu());
              add("pve_memory_size_bytes", labels, at, row.maxmem());
              add("pve_memory_usage_bytes", labels, at, row.mem());
              add("pve_guest_host_memory_bytes", labels, at, row.memhost());
              add("pve_disk_size_bytes", labels, at, row.maxdisk());
              add("pve_disk_usage_bytes", labels, at, container ? row.disk() : null);
              pressure.add("cpu", "some", at, row.pressureCpuSome());
              pressure.add("cpu", "full", at, row.pressureCpuFull());
              pressure.add("io", "some", at, row.pressureIoSome());
              pressure.add("io", "full", at, row.pressureIoFull());
              pressure.add("memory", "some", at, row.pressureMemorySome());
              pressure.add("memory", "full", at, row.pressureMemoryFull());
            });
  }

  /**
   * @param id {@code storage/pve1/local} for instance
   */
  void addStorage(String id, List<StorageHistoryPoint> rows) {
    Labels labels = labels(id);
    rows.stream()
        .sorted(Comparator.comparing(StorageHistoryPoint::time))
        .forEach(
            row -> {
              Instant at = row.time();
              add("pve_disk_size_bytes", labels, at, row.total());
              add("pve_disk_usage_bytes", labels, at, row.used());
              add("pve_storage_size_bytes", labels, at, row.total());
              add("pve_storage_usage_bytes", labels, at, row.used());
            });
  }

  private Labels labels(String id) {
    return Labels.of("cluster", cluster, "id", id);
  }

  private void add(String metric, Labels labels, Instant at, @Nullable Double value) {
    if (value != null) {
      history.add(metric, labels, at, value);
    }
  }

  /** Proxmox has per cent. */
  private final class Pressure {
    private final String metric;
    private final String id;

    Pressure(String metric, String id) {
      this.metric = metric;
      this.id = id;
    }

    void add(String resource, String kind, Instant at, @Nullable Double percent) {
      if (percent != null) {
        history.add(
            metric,
            Labels.of("cluster", cluster, "id", id, "kind", kind, "resource", resource),
            at,
            percent / 100);
      }
    }
  }
}
