package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.BalloonInfo;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.client.pve.model.GuestSummary;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What QEMU and the kernel of the node tell of guests: pressure, swap, balloon, disks. */
final class GuestDetailCollector implements Collector {

  static final Metric GUEST_PRESSURE_RATIO =
      Metric.gauge(
              "pve_guest_pressure_ratio",
              "Share of time, 0 to 1, in which some or all processes of the guest had to wait for"
                  + " the resource.",
              "id",
              "resource",
              "kind")
          .since("9.0");

  static final Metric GUEST_SWAP_SIZE_BYTES =
      Metric.gauge(
          "pve_guest_swap_size_bytes", "Swap space in bytes that the container may use.", "id");

  static final Metric GUEST_SWAP_USAGE_BYTES =
      Metric.gauge(
          "pve_guest_swap_usage_bytes", "Swap space in bytes that the container uses.", "id");

  static final Metric GUEST_BALLOON_BYTES =
      Metric.gauge(
          "pve_guest_balloon_bytes",
          "Memory in bytes that the balloon leaves the machine at the moment.",
          "id");

  static final Metric GUEST_BALLOON_MIN_BYTES =
      Metric.gauge(
          "pve_guest_balloon_min_bytes",
          "Memory in bytes that the balloon leaves the machine at least.",
          "id");

  static final Metric GUEST_MEMORY_FREE_BYTES =
      Metric.gauge(
          "pve_guest_memory_free_bytes",
          "Memory in bytes that the machine's system does not use, as its balloon driver tells.",
          "id");

  static final Metric GUEST_QMP_STATUS =
      Metric.gauge("pve_guest_qmp_status", "What QEMU says that the machine does.", "id", "status");

  static final Metric GUEST_MACHINE_INFO =
      Metric.gauge(
          "pve_guest_machine_info",
          "Machine type and QEMU version that the machine runs with.",
          "id",
          "machine",
          "qemu");

  static final Metric GUEST_BLOCK_READ_BYTES_TOTAL =
      Metric.counter(
          "pve_guest_block_read_bytes_total",
          "Bytes read from the disk since the machine started.",
          "id",
          "device");

  static final Metric GUEST_BLOCK_WRITTEN_BYTES_TOTAL =
      Metric.counter(
          "pve_guest_block_written_bytes_total",
          "Bytes written to the disk since the machine started.",
          "id",
          "device");

  static final Metric GUEST_BLOCK_READ_OPERATIONS_TOTAL =
      Metric.counter(
          "pve_guest_block_read_operations_total",
          "Reads from the disk since the machine started.",
          "id",
          "device");

  static final Metric GUEST_BLOCK_WRITE_OPERATIONS_TOTAL =
      Metric.counter(
          "pve_guest_block_write_operations_total",
          "Writes to the disk since the machine started.",
          "id",
          "device");

  private static final List<String> QMP_STATUSES =
      List.of(
          "running",
          "stopped",
          "paused",
          "suspended",
          "prelaunch",
          "io-error",
          "internal-error",
          "guest-panicked",
          "watchdog",
          "shutdown",
          "inmigrate",
          "finish-migrate",
          "postmigrate",
          "save-vm",
          "restore-vm",
          "debug");

  /** {@code GET /nodes/{node}/qemu?full=1}. */
  static final Source<List<GuestSummary>> MACHINES =
      Source.ofNode(
          "nodes/{node}/qemu",
          (reader, node, previous) -> reader.call(reader.pve().node(node.name()).qemu(true)));

  /** {@code GET /nodes/{node}/lxc}. */
  static final Source<List<GuestSummary>> CONTAINERS =
      Source.ofNode(
          "nodes/{node}/lxc",
          (reader, node, previous) -> reader.call(reader.pve().node(node.name()).lxc()));

  @Override
  public CollectorName name() {
    return CollectorName.GUEST_DETAIL;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(MACHINES, CONTAINERS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        GUEST_PRESSURE_RATIO,
        GUEST_SWAP_SIZE_BYTES,
        GUEST_SWAP_USAGE_BYTES,
        GUEST_BALLOON_BYTES,
        GUEST_BALLOON_MIN_BYTES,
        GUEST_MEMORY_FREE_BYTES,
        GUEST_QMP_STATUS,
        GUEST_MACHINE_INFO,
        GUEST_BLOCK_READ_BYTES_TOTAL,
        GUEST_BLOCK_WRITTEN_BYTES_TOTAL,
        GUEST_BLOCK_READ_OPERATIONS_TOTAL,
        GUEST_BLOCK_WRITE_OPERATIONS_TOTAL);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(MACHINES, (node, guests) -> guests.forEach(each -> machine(each, out)));
    readings.forEachNode(
        CONTAINERS, (node, guests) -> guests.forEach(each -> container(each, out)));
  }

  private static void machine(GuestSummary guest, Emission out) {
    String id = id(GuestKind.QEMU, guest);
    Labels labels = out.labels("id", id);
    pressure(id, guest, out);
    out.emit(GUEST_BALLOON_BYTES, labels, balloon(guest));
    out.emit(GUEST_BALLOON_MIN_BYTES, labels, guest.balloonMin());
    out.emit(GUEST_MEMORY_FREE_BYTES, labels, free(guest));
    out.emitState(GUEST_QMP_STATUS, "status", QMP_STATUSES, guest.qmpStatus(), "id", id);
    if (guest.runningMachine() != null || guest.runningQemu() != null) {
      out.emit(
          GUEST_MACHINE_INFO,
          out.labels(
              "id", id,
              "machine", requireNonNullElse(guest.runningMachine(), ""),
              "qemu", requireNonNullElse(guest.runningQemu(), "")),
          1);
    }
    guest
        .blocks()
        .forEach(
            (device, block) -> {
              Labels disk = out.labels("id", id, "device", device);
              out.emit(GUEST_BLOCK_READ_BYTES_TOTAL, disk, block.readBytes());
              out.emit(GUEST_BLOCK_WRITTEN_BYTES_TOTAL, disk, block.writtenBytes());
              out.emit(GUEST_BLOCK_READ_OPERATIONS_TOTAL, disk, block.readOperations());
              out.emit(GUEST_BLOCK_WRITE_OPERATIONS_TOTAL, disk, block.writeOperations());
            });
  }

  private static void container(GuestSummary guest, Emission out) {
    String id = id(GuestKind.LXC, guest);
    Labels labels = out.labels("id", id);
    pressure(id, guest, out);
    out.emit(GUEST_SWAP_SIZE_BYTES, labels, guest.maxswap());
    out.emit(GUEST_SWAP_USAGE_BYTES, labels, isRunning(guest) ? guest.swap() : null);
  }

  private static String id(GuestKind kind, GuestSummary guest) {
    return kind.word() + "/" + guest.vmid();
  }

  private static boolean isRunning(GuestSummary guest) {
    return "running".equals(guest.status());
  }

  private static void pressure(String id, GuestSummary guest, Emission out) {
    if (isRunning(guest)) {
      pressure(id, "cpu", "some", guest.pressureCpuSome(), out);
      pressure(id, "cpu", "full", guest.pressureCpuFull(), out);
      pressure(id, "io", "some", guest.pressureIoSome(), out);
      pressure(id, "io", "full", guest.pressureIoFull(), out);
      pressure(id, "memory", "some", guest.pressureMemorySome(), out);
      pressure(id, "memory", "full", guest.pressureMemoryFull(), out);
    }
  }

  private static void pressure(
      String id, String resource, String kind, @Nullable Double percent, Emission out) {
    if (percent != null) {
      out.emit(
          GUEST_PRESSURE_RATIO,
          out.labels("id", id, "resource", resource, "kind", kind),
          percent / 100);
    }
  }

  private static @Nullable Long balloon(GuestSummary guest) {
    BalloonInfo info = guest.balloonInfo();
    return guest.balloon() != null || info == null ? guest.balloon() : info.actual();
  }

  private static @Nullable Long free(GuestSummary guest) {
    BalloonInfo info = guest.balloonInfo();
    return guest.freemem() != null || info == null ? guest.freemem() : info.freeMemory();
  }
}
