package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A USB device of a node: {@code GET /nodes/{node}/hardware/usb}.
 *
 * @param bus bus
 * @param number on the bus
 * @param port of the hub
 * @param level how many hubs are before it
 * @param deviceClass as the USB standard numbers them
 * @param vendorId hexadecimal
 * @param productId hexadecimal
 * @param manufacturer who made it
 * @param product what it is
 * @param serial serial number
 * @param speed Mbit/s
 * @param path ports from the root on, for example {@code 1.2}
 * @param additional what has no component, as text
 */
public record UsbDevice(
    @Json(name = "busnum") @Nullable Integer bus,
    @Json(name = "devnum") @Nullable Integer number,
    @Nullable Integer port,
    @Nullable Integer level,
    @Json(name = "class") @Nullable Integer deviceClass,
    @Json(name = "vendid") @Nullable String vendorId,
    @Json(name = "prodid") @Nullable String productId,
    @Nullable String manufacturer,
    @Nullable String product,
    @Nullable String serial,
    @Nullable String speed,
    @Json(name = "usbpath") @Nullable String path,
    Map<String, String> additional) {

  /** Copies the map. */
  public UsbDevice {
    additional = Map.copyOf(additional);
  }
}
