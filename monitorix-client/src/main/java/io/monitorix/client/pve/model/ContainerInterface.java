package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network interface as a running container sees it: {@code GET
 * /nodes/{node}/lxc/{vmid}/interfaces}.
 *
 * @param name for example {@code eth0}
 * @param hardwareAddress MAC
 * @param inet one IPv4 address and its bits
 * @param inet6 one IPv6 address and its bits
 * @param addresses all of them (since version 8)
 * @param additional what has no component, as text
 */
public record ContainerInterface(
    String name,
    @Json(name = "hwaddr") @Nullable String hardwareAddress,
    @Nullable String inet,
    @Nullable String inet6,
    @Json(name = "ip-addresses") List<Address> addresses,
    Map<String, String> additional) {

  /** Copies the collections. */
  public ContainerInterface {
    addresses = List.copyOf(addresses);
    additional = Map.copyOf(additional);
  }

  /**
   * An address.
   *
   * @param address without bits
   * @param family {@code inet} or {@code inet6}
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
}
