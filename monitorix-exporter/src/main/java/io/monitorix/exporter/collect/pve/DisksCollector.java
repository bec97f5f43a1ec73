package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.Disk;
import io.monitorix.client.pve.model.DiskHealth;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pve_disk_…}: disks of nodes, their health, wear and temperature. */
final class DisksCollector implements Collector {

  static final Metric INFO =
      Metric.gauge(
          "pve_disk_info",
          "A disk of the node.",
          "node",
          "device",
          "model",
          "serial",
          "type",
          "vendor");

  static final Metric HEALTH =
      Metric.gauge(
          "pve_disk_health",
          "Whether the disk says that all is well (1) or not (0).",
          "node",
          "device");

  static final Metric WEAROUT_RATIO =
      Metric.gauge(
          "pve_disk_wearout_ratio",
          "Share of the disk's life that is used up, 0 for a new one to 1.",
          "node",
          "device");

  static final Metric CAPACITY_BYTES =
      Metric.gauge("pve_disk_capacity_bytes", "Size of the disk in bytes.", "node", "device");

  static final Metric TEMPERATURE_CELSIUS =
      Metric.gauge(
          "pve_disk_temperature_celsius",
          "Temperature of the disk in degrees Celsius.",
          "node",
          "device");

  private static final double PERCENT = 100;

  @Override
  public CollectorName name() {
    return CollectorName.DISKS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(NodeDisk.ALL);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(INFO, HEALTH, WEAROUT_RATIO, CAPACITY_BYTES, TEMPERATURE_CELSIUS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(
        NodeDisk.ALL, (node, disks) -> disks.forEach(disk -> collect(node, disk, out)));
  }

  private static void collect(String node, NodeDisk nodeDisk, Emission out) {
    Disk disk = nodeDisk.disk();
    out.emit(
        INFO,
        out.labels(
            "node", node,
            "device", disk.device(),
            "model", stripped(disk.model()),
            "serial", stripped(disk.serial()),
            "type", stripped(disk.type()),
            "vendor", stripped(disk.vendor())),
        1);
    Labels labels = out.labels("node", node, "device", disk.device());
    if (disk.condition() != DiskHealth.UNKNOWN) {
      out.emit(HEALTH, labels, disk.condition() == DiskHealth.PASSED);
    }
    Double left = disk.wearout();
    if (left != null) {
      out.emit(WEAROUT_RATIO, labels, (PERCENT - left) / PERCENT);
    }
    out.emit(CAPACITY_BYTES, labels, disk.size());
    SmartValues smart = nodeDisk.smart();
    if (smart != null) {
      out.emit(TEMPERATURE_CELSIUS, labels, smart.temperature());
    }
  }

  /** Vendors are padded with blanks to the width of a field of the disk's firmware. */
  private static String stripped(@Nullable String word) {
    return word == null ? "" : word.strip();
  }
}
