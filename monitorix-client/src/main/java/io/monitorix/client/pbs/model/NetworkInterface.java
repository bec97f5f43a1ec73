package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network interface in the configuration of the server: {@code GET /nodes/{node}/network}.
 *
 * @param name for example {@code bond0}
 * @param type {@code loopback}, {@code eth}, {@code bridge}, {@code bond}, {@code vlan}, {@code
 *     alias} or {@code unknown}
 * @param active whether it is up
 * @param autostart whether it comes up with the server
 * @param method how it gets its IPv4 address: {@code static}, {@code dhcp}, {@code manual}, …
 * @param method6 how it gets its IPv6 address
 * @param cidr IPv4 address and bits
 * @param cidr6 IPv6 address and bits
 * @param gateway IPv4
 * @param gateway6 IPv6
 * @param mtu bytes; absent for the default
 * @param comments any text
 * @param comments6 any text
 * @param bridgePorts of a bridge
 * @param bridgeVlanAware whether a bridge keeps VLANs apart
 * @param slaves of a bond
 * @param bondMode for example {@code 802.3ad}
 * @param bondPrimary the slave that an {@code active-backup} bond prefers
 * @param bondHashPolicy how a bond spreads what it sends
 * @param vlanId of a VLAN (since version 3.2)
 * @param vlanRawDevice what a VLAN runs on (since version 3.2)
 * @param additional what has no component, as text
 */
public record NetworkInterface(
    String name,
    @Nullable String type,
    @Nullable Boolean active,
    @Nullable Boolean autostart,
    @Nullable String method,
    @Nullable String method6,
    @Nullable String cidr,
    @Nullable String cidr6,
    @Nullable String gateway,
    @Nullable String gateway6,
    @Nullable Integer mtu,
    @Nullable String comments,
    @Nullable String comments6,
    @Json(name = "bridge_ports") List<String> bridgePorts,
    @Json(name = "bridge_vlan_aware") @Nullable Boolean bridgeVlanAware,
    List<String> slaves,
    @Json(name = "bond_mode") @Nullable String bondMode,
    @Json(name = "bond-primary") @Nullable String bondPrimary,
    @Json(name = "bond_xmit_hash_policy") @Nullable String bondHashPolicy,
    @Json(name = "vlan-id") @Nullable Integer vlanId,
    @Json(name = "vlan-raw-device") @Nullable String vlanRawDevice,
    Map<String, String> additional) {

  /** Copies the collections. */
  public NetworkInterface {
    bridgePorts = List.copyOf(bridgePorts);
    slaves = List.copyOf(slaves);
    additional = Map.copyOf(additional);
  }
}
