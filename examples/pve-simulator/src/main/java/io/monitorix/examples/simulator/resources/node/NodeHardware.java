package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /nodes/{node}/hardware}: what is plugged in. */
public final class NodeHardware {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/nodes/{node}/hardware/pci", NodeHardware::pci)
              .knows("pci-class-blacklist", "verbose")
              .needs("/", "Sys.Audit|Sys.Modify")
              .asRelayed(),
          Route.get("/nodes/{node}/hardware/usb", NodeHardware::usb)
              .needs("/", "Sys.Modify")
              .asRelayed());

  private static final List<Pci> PCI =
      List.of(
          new Pci("0000:00:00.0", "0x060000", "0x1022", "AMD", "0x1480", "Root Complex", 0),
          new Pci("0000:41:00.0", "0x010802", "0x144d", "Samsung", "0xa80a", "NVMe PM9A1", 21),
          new Pci("0000:61:00.0", "0x020000", "0x8086", "Intel", "0x1563", "X550 Ethernet", 34),
          new Pci("0000:61:00.1", "0x020000", "0x8086", "Intel", "0x1563", "X550 Ethernet", 35));

  /** Bridges and memory, which nobody wants to pass through. */
  private static final List<String> HIDDEN = List.of("05", "06", "0b");

  private NodeHardware() {}

  private record Pci(
      String id,
      String deviceClass,
      String vendor,
      String vendorName,
      String device,
      String deviceName,
      int group) {}

  private static void pci(Call call, JsonWriter out) {
    boolean verbose = call.flag("verbose", true);
    List<String> hidden =
        call.parameter("pci-class-blacklist") == null ? HIDDEN : call.list("pci-class-blacklist");
    out.beginArray();
    for (Pci pci : PCI) {
      if (hidden.stream().anyMatch(start -> pci.deviceClass().startsWith("0x" + start))) {
        continue;
      }
      out.beginObject().field("id", pci.id());
      if (verbose) {
        out.field("class", pci.deviceClass())
            .field("vendor", pci.vendor())
            .field("vendor_name", pci.vendorName())
            .field("device", pci.device())
            .field("device_name", pci.deviceName())
            .field("subsystem_vendor", pci.vendor())
            .field("subsystem_vendor_name", pci.vendorName())
            .field("subsystem_device", "0x0001")
            .field("iommugroup", pci.group());
      }
      out.endObject();
    }
    out.endArray();
  }

  private static void usb(Call call, JsonWriter out) {
    out.beginArray();
    device(1, 1, 0, 9, "1d6b", "0002", "480", null, null, out);
    device(1, 2, 1, 0, "046b", "ff10", "480", "American Megatrends", "Virtual Keyboard", out);
    if (call.node().index() == 0) {
      device(1, 3, 1, 0, "0529", "0001", "12", "SafeNet", "Licence key", out);
    }
    out.endArray();
  }

  private static void device(
      int bus,
      int number,
      int level,
      int deviceClass,
      String vendor,
      String product,
      String speed,
      @Nullable String maker,
      @Nullable String name,
      JsonWriter out) {
    out.beginObject()
        .field("busnum", bus)
        .field("devnum", number)
        .field("port", Math.max(0, number - 1))
        .field("level", level)
        .field("class", deviceClass)
        .field("vendid", vendor)
        .field("prodid", product)
        .field("speed", speed)
        .field("manufacturer", maker)
        .field("product", name)
        .field("usbpath", level == 0 ? null : Integer.toString(number - 1))
        .endObject();
  }
}
