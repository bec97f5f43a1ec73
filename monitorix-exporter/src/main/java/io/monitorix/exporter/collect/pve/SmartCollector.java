package io.monitorix.exporter.collect.pve;

import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;

/** {@code pve_disk_smart_attribute}: each SMART attribute of each disk. */
final class SmartCollector implements Collector {

  static final Metric SMART_ATTRIBUTE =
      Metric.gauge(
          "pve_disk_smart_attribute",
          "Raw value of a SMART attribute, in the disk's own unit; of disks that are not ATA the "
              + "attributes have a name alone.",
          "node",
          "device",
          "id",
          "name");

  @Override
  public CollectorName name() {
    return CollectorName.SMART;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(NodeDisk.ALL);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(SMART_ATTRIBUTE);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(
        NodeDisk.ALL, (node, disks) -> disks.forEach(disk -> collect(node, disk, out)));
  }

  private static void collect(String node, NodeDisk disk, Emission out) {
    SmartValues smart = disk.smart();
    if (smart == null) {
      return;
    }
    for (SmartValues.Attribute attribute : smart.attributes()) {
      out.emit(
          SMART_ATTRIBUTE,
          out.labels(
              "node", node,
              "device", disk.disk().device(),
              "id", attribute.id(),
              "name", attribute.name()),
          attribute.raw());
    }
  }
}
