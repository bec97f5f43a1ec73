package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.PciDevice;
import io.monitorix.client.pve.model.UsbDevice;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;

/** {@code pve_node_pci_devices} and {@code pve_node_usb_devices}: what is plugged into nodes. */
final class HardwareCollector implements Collector {

  static final Metric PCI_DEVICES =
      Metric.gauge(
          "pve_node_pci_devices",
          "Number of PCI devices of the node, without bridges and memory controllers.",
          "node");

  static final Metric USB_DEVICES =
      Metric.gauge(
          "pve_node_usb_devices", "Number of USB devices of the node, with its own hubs.", "node");

  /** {@code GET /nodes/{node}/hardware/pci}. */
  static final Source<List<PciDevice>> PCI =
      Source.<List<PciDevice>>ofNode(
              "nodes/{node}/hardware/pci",
              (reader, node, previous) -> reader.call(reader.pve().node(node.name()).pciDevices()))
          .needing("/", "Sys.Audit")
          .needing("/", "Sys.Modify");

  /** {@code GET /nodes/{node}/hardware/usb}. */
  static final Source<List<UsbDevice>> USB =
      Source.<List<UsbDevice>>ofNode(
              "nodes/{node}/hardware/usb",
              (reader, node, previous) -> reader.call(reader.pve().node(node.name()).usbDevices()))
          .needing("/", "Sys.Modify");

  @Override
  public CollectorName name() {
    return CollectorName.HARDWARE;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(PCI, USB);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(PCI_DEVICES, USB_DEVICES);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(
        PCI, (node, devices) -> out.emit(PCI_DEVICES, out.labels("node", node), devices.size()));
    readings.forEachNode(
        USB, (node, devices) -> out.emit(USB_DEVICES, out.labels("node", node), devices.size()));
  }
}
