package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.NodeHistoryPoint;
import io.monitorix.client.pve.model.NodeStatus;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code pve_node_…}: load, memory, swap, root file system, processors and kernel of nodes. */
final class NodeStatusCollector implements Collector {

  static final Metric LOAD1 =
      Metric.gauge("pve_node_load1", "Load average of the node over one minute.", "id");

  static final Metric LOAD5 =
      Metric.gauge("pve_node_load5", "Load average of the node over five minutes.", "id");

  static final Metric LOAD15 =
      Metric.gauge("pve_node_load15", "Load average of the node over fifteen minutes.", "id");

  static final Metric CPU_IOWAIT_RATIO =
      Metric.gauge(
          "pve_node_cpu_iowait_ratio",
          "Share of time that the CPUs of the node waited for disks, 0 to 1.",
          "id");

  static final Metric SWAP_SIZE_BYTES =
      Metric.gauge("pve_node_swap_size_bytes", "Swap space of the node in bytes.", "id");

  static final Metric SWAP_USAGE_BYTES =
      Metric.gauge("pve_node_swap_usage_bytes", "Swap space in use on the node in bytes.", "id");

  static final Metric ROOTFS_SIZE_BYTES =
      Metric.gauge(
          "pve_node_rootfs_size_bytes", "Size of the node's root file system in bytes.", "id");

  static final Metric ROOTFS_USAGE_BYTES =
      Metric.gauge(
          "pve_node_rootfs_usage_bytes",
          "Space in use on the node's root file system in bytes.",
          "id");

  static final Metric KSM_SHARED_BYTES =
      Metric.gauge(
          "pve_node_ksm_shared_bytes",
          "Memory in bytes that guests of the node share by kernel same-page merging.",
          "id");

  static final Metric BOOT_MODE_INFO =
      Metric.gauge(
          "pve_node_boot_mode_info",
          "How the node was booted, and whether with Secure Boot (Proxmox VE 8).",
          "id",
          "mode",
          "secureboot");

  static final Metric CPU_INFO =
      Metric.gauge(
          "pve_node_cpu_info",
          "The processors of the node: cores and threads are those of all sockets together.",
          "id",
          "model",
          "sockets",
          "cores",
          "threads");

  static final Metric KERNEL_INFO =
      Metric.gauge(
          "pve_node_kernel_info",
          "The kernel that the node runs.",
          "id",
          "release",
          "version",
          "machine");

  static final Metric VERSION_INFO =
      Metric.gauge(
          "pve_node_version_info", "The version of Proxmox VE on the node.", "id", "version");

  static final Metric MEMORY_AVAILABLE_BYTES =
      Metric.gauge(
              "pve_node_memory_available_bytes",
              "Memory of the node in bytes that applications can still take.",
              "id")
          .since("9.0");

  static final Metric ARC_SIZE_BYTES =
      Metric.gauge("pve_node_arc_size_bytes", "Memory in bytes that the cache of ZFS takes.", "id")
          .since("9.0");

  /** {@code GET /nodes/{node}/status}. */
  static final Source<NodeStatus> STATUS =
      Source.<NodeStatus>ofNode(
              "nodes/{node}/status",
              (reader, node, previous) -> reader.call(reader.pve().node(node.name()).status()))
          .needing("/nodes/{node}", "Sys.Audit");

  @Override
  public CollectorName name() {
    return CollectorName.NODE_STATUS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(STATUS, PveSources.NODE_HISTORY);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        LOAD1,
        LOAD5,
        LOAD15,
        CPU_IOWAIT_RATIO,
        SWAP_SIZE_BYTES,
        SWAP_USAGE_BYTES,
        ROOTFS_SIZE_BYTES,
        ROOTFS_USAGE_BYTES,
        KSM_SHARED_BYTES,
        BOOT_MODE_INFO,
        CPU_INFO,
        KERNEL_INFO,
        VERSION_INFO,
        MEMORY_AVAILABLE_BYTES,
        ARC_SIZE_BYTES);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(STATUS, (node, status) -> collect("node/" + node, status, out));
    readings.forEachNode(
        PveSources.NODE_HISTORY,
        (node, history) -> {
          NodeHistoryPoint latest = history.latest();
          if (latest != null) {
            out.emit(ARC_SIZE_BYTES, out.labels("id", "node/" + node), latest.arcsize());
          }
        });
  }

  private static void collect(String node, NodeStatus status, Emission out) {
    figures(out.labels("id", node), status, out);
    NodeStatus.BootInfo boot = status.bootInfo();
    if (boot != null) {
      out.emit(
          BOOT_MODE_INFO,
          out.labels(
              "id", node,
              "mode", requireNonNullElse(boot.mode(), ""),
              "secureboot", flag(boot.secureboot())),
          1);
    }
    NodeStatus.CpuInfo cpu = status.cpuinfo();
    if (cpu != null) {
      out.emit(
          CPU_INFO,
          out.labels(
              "id", node,
              "model", requireNonNullElse(cpu.model(), ""),
              "sockets", Objects.toString(cpu.sockets(), ""),
              "cores", Objects.toString(cpu.cores(), ""),
              "threads", Objects.toString(cpu.cpus(), "")),
          1);
    }
    kernel(node, status, out);
    String version = status.pveversion();
    if (version != null) {
      out.emit(VERSION_INFO, out.labels("id", node, "version", version(version)), 1);
    }
  }

  private static void figures(Labels id, NodeStatus status, Emission out) {
    List<Double> load = status.loadavg();
    if (!load.isEmpty()) {
      out.emit(LOAD1, id, load.get(0));
      out.emit(LOAD5, id, load.get(1));
      out.emit(LOAD15, id, load.get(2));
    }
    out.emit(CPU_IOWAIT_RATIO, id, status.ioWait());
    NodeStatus.Swap swap = status.swap();
    if (swap != null) {
      out.emit(SWAP_SIZE_BYTES, id, swap.total());
      out.emit(SWAP_USAGE_BYTES, id, swap.used());
    }
    NodeStatus.RootFileSystem root = status.rootfs();
    if (root != null) {
      out.emit(ROOTFS_SIZE_BYTES, id, root.total());
      out.emit(ROOTFS_USAGE_BYTES, id, root.used());
    }
    NodeStatus.Ksm ksm = status.ksm();
    if (ksm != null) {
      out.emit(KSM_SHARED_BYTES, id, ksm.shared());
    }
    NodeStatus.Memory memory = status.memory();
    if (memory != null) {
      out.emit(MEMORY_AVAILABLE_BYTES, id, memory.available());
    }
  }

  private static void kernel(String node, NodeStatus status, Emission out) {
    NodeStatus.Kernel kernel = status.currentKernel();
    String line = status.kversion();
    if (kernel != null) {
      kernel(node, kernel.release(), kernel.version(), kernel.machine(), out);
    } else if (line != null) {
      // before Proxmox VE 8 there is one line: its first word is Linux, its second the release
      String[] words = line.strip().split(" +", 3);
      kernel(
          node, words.length > 1 ? words[1] : line, words.length > 2 ? words[2] : null, null, out);
    }
  }

  private static void kernel(
      String node,
      @Nullable String release,
      @Nullable String version,
      @Nullable String machine,
      Emission out) {
    out.emit(
        KERNEL_INFO,
        out.labels(
            "id", node,
            "release", requireNonNullElse(release, ""),
            "version", requireNonNullElse(version, ""),
            "machine", requireNonNullElse(machine, "")),
        1);
  }

  /** Of {@code pve-manager/8.4.1/2a5fa54a8503f96d} what stands in the middle. */
  private static String version(String manager) {
    String[] parts = manager.split("/", -1);
    return parts.length > 1 ? parts[1] : manager;
  }

  private static String flag(@Nullable Boolean flag) {
    return flag == null ? "" : flag ? "1" : "0";
  }
}
