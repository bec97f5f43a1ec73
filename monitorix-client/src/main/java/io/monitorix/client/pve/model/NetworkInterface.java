package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network interface in the configuration of a node: {@code GET /nodes/{node}/network}.
 *
 * @param name for example {@code vmbr0}
 * @param type {@code bridge}, {@code bond}, {@code eth}, {@code vlan}, {@code OVSBridge}, …
 * @param active whether it is up; absent means no
 * @param autostart whether it comes up with the node; absent means no
 * @param exists whether it is there although the configuration may not know it
 * @param priority its place in the configuration
 * @param families {@code inet} and {@code inet6}
 * @param method how it gets its IPv4 address: {@code static}, {@code dhcp}, {@code manual}, …
 * @param address IPv4
 * @param netmask IPv4, bits or dotted
 * @param cidr IPv4 address and bits
 * @param gateway IPv4
 * @param method6 how it gets its IPv6 address
 * @param address6 IPv6
 * @param netmask6 bits
 * @param cidr6 IPv6 address and bits
 * @param gateway6 IPv6
 * @param mtu bytes; absent for the default
 * @param comments any text
 * @param comments6 any text
 * @param linkType what the kernel calls its kind
 * @param bridgePorts of a bridge, separated by blanks
 * @param bridgeVlanAware whether a bridge keeps VLANs apart
 * @param bridgeVids VLANs that a bridge lets through
 * @param slaves of a bond, separated by blanks
 * @param bondMode for example {@code 802.3ad}
 * @param bondPrimary the slave that an {@code active-backup} bond prefers
 * @param bondHashPolicy how a bond spreads what it sends
 * @param vlanId of a VLAN
 * @param vlanRawDevice what a VLAN runs on
 * @param vlanProtocol {@code 802.1q} or {@code 802.1ad}
 * @param additional everything else, bridge tuning, Open vSwitch and VXLAN among it, as text
 */
public record NetworkInterface(
    @Json(name = "iface") String name,
    @Nullable String type,
    @Nullable Boolean active,
    @Nullable Boolean autostart,
    @Nullable Boolean exists,
    @Nullable Integer priority,
    List<String> families,
    @Nullable String method,
    @Nullable String address,
    @Nullable String netmask,
    @Nullable String cidr,
    @Nullable String gateway,
    @Nullable String method6,
    @Nullable String address6,
    @Nullable Integer netmask6,
    @Nullable String cidr6,
    @Nullable String gateway6,
    @Nullable Integer mtu,
    @Nullable String comments,
    @Nullable String comments6,
    @Json(name = "link-type") @Nullable String linkType,
    @Json(name = "bridge_ports") @Nullable String bridgePorts,
    @Json(name = "bridge_vlan_aware") @Nullable Boolean bridgeVlanAware,
    @Json(name = "bridge_vids") @Nullable String bridgeVids,
    @Nullable String slaves,
    @Json(name = "bond_mode") @Nullable String bondMode,
    @Json(name = "bond-primary") @Nullable String bondPrimary,
    @Json(name = "bond_xmit_hash_policy") @Nullable String bondHashPolicy,
    @Json(name = "vlan-id") @Nullable Integer vlanId,
    @Json(name = "vlan-raw-device") @Nullable String vlanRawDevice,
    @Json(name = "vlan-protocol") @Nullable String vlanProtocol,
    Map<String, String> additional) {

  /** Copies the collections. */
  public NetworkInterface {
    families = List.copyOf(families);
    additional = Map.copyOf(additional);
  }

  /** What it is. */
  public NetworkInterfaceType kind() {
    return NetworkInterfaceType.of(type);
  }
}
