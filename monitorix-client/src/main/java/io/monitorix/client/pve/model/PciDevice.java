package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PCI device of a node: {@code GET /nodes/{node}/hardware/pci}.
 *
 * @param id address, for example {@code 0000:01:00.0}
 * @param deviceClass for example {@code 0x030000}
 * @param vendor id
 * @param vendorName who made it
 * @param device id
 * @param deviceName what it is
 * @param subsystemVendor id
 * @param subsystemVendorName who made the board
 * @param subsystemDevice id
 * @param subsystemDeviceName what the board is
 * @param iommuGroup -1 for none
 * @param mediated whether it can be shared out; absent means no
 * @param additional what has no component, as text
 */
public record PciDevice(
    String id,
    @Json(name = "class") @Nullable String deviceClass,
    @Nullable String vendor,
    @Json(name = "vendor_name") @Nullable String vendorName,
    @Nullable String device,
    @Json(name = "device_name") @Nullable String deviceName,
    @Json(name = "subsystem_vendor") @Nullable String subsystemVendor,
    @Json(name = "subsystem_vendor_name") @Nullable String subsystemVendorName,
    @Json(name = "subsystem_device") @Nullable String subsystemDevice,
    @Json(name = "subsystem_device_name") @Nullable String subsystemDeviceName,
    @Json(name = "iommugroup") @Nullable Integer iommuGroup,
    @Json(name = "mdev") @Nullable Boolean mediated,
    Map<String, String> additional) {

  /** Copies the map. */
  public PciDevice {
    additional = Map.copyOf(additional);
  }
}
