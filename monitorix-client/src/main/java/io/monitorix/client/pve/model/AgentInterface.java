package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network interface as the system in a virtual machine sees it: {@code GET
 * /nodes/{node}/qemu/{vmid}/agent/network-get-interfaces}.
 *
 * @param name for example {@code ens18}
 * @param hardwareAddress MAC
 * @param addresses all of them
 * @param statistics what it has moved since the system started
 * @param additional what has no component, as text
 */
public record AgentInterface(
    String name,
    @Json(name = "hardware-address") @Nullable String hardwareAddress,
    @Json(name = "ip-addresses") List<Address> addresses,
    @Nullable Statistics statistics,
    Map<String, String> additional) {

  /** Copies the collections. */
  public AgentInterface {
    addresses = List.copyOf(addresses);
    additional = Map.copyOf(additional);
  }

  /**
   * An address.
   *
   * @param address without bits
   * @param family {@code ipv4} or {@code ipv6}
   * @param prefix bits
   */
  public record Address(
      @Json(name = "ip-address") @Nullable String address,
      @Json(name = "ip-address-type") @Nullable String family,
      @Nullable Integer prefix) {

    /** Which kind it is. */
    public AddressFamily kind() {
      return AddressFamily.of(family);
    }
  }

  /**
   * Counts since the system started.
   *
   * @param receivedBytes bytes
   * @param receivedPackets packets
   * @param receiveErrors packets
   * @param receiveDrops packets
   * @param sentBytes bytes
   * @param sentPackets packets
   * @param sendErrors packets
   * @param sendDrops packets
   */
  public record Statistics(
      @Json(name = "rx-bytes") @Nullable Long receivedBytes,
      @Json(name = "rx-packets") @Nullable Long receivedPackets,
      @Json(name = "rx-errs") @Nullable Long receiveErrors,
      @Json(name = "rx-dropped") @Nullable Long receiveDrops,
      @Json(name = "tx-bytes") @Nullable Long sentBytes,
      @Json(name = "tx-packets") @Nullable Long sentPackets,
      @Json(name = "tx-errs") @Nullable Long sendErrors,
      @Json(name = "tx-dropped") @Nullable Long sendDrops) {}
}
