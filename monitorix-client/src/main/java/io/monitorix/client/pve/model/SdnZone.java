package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A zone of the software-defined network: {@code GET /cluster/sdn/zones}.
 *
 * @param name the name
 * @param type {@code simple}, {@code vlan}, {@code qinq}, {@code vxlan}, {@code evpn}, …
 * @param nodes where it is, separated by commas; absent for everywhere
 * @param ipam who hands out addresses
 * @param dhcp {@code dnsmasq}, or absent (since version 8.1)
 * @param dns the server that is told of names
 * @param reverseDns the server that is told of addresses
 * @param dnsZone the domain of the names
 * @param mtu bytes; absent for the default
 * @param bridge what a zone of VLANs runs on
 * @param tag outer VLAN of a zone within VLANs
 * @param controller of a zone with EVPN
 * @param state what was changed and not applied; absent for nothing, and where it was not asked for
 * @param pending the settings that are not applied yet (since version 9)
 * @param digest changes with the configuration
 * @param additional what has no component, as text
 */
public record SdnZone(
    @Json(name = "zone") String name,
    @Nullable String type,
    @Nullable String nodes,
    @Nullable String ipam,
    @Nullable String dhcp,
    @Nullable String dns,
    @Json(name = "reversedns") @Nullable String reverseDns,
    @Json(name = "dnszone") @Nullable String dnsZone,
    @Nullable Integer mtu,
    @Nullable String bridge,
    @Nullable Integer tag,
    @Nullable String controller,
    @Nullable String state,
    Map<String, String> pending,
    @Nullable String digest,
    Map<String, String> additional) {

  /** Copies the maps. */
  public SdnZone {
    pending = Map.copyOf(pending);
    additional = Map.copyOf(additional);
  }

  /** What was changed and not applied yet; empty for nothing, and where it was not asked for. */
  public Optional<SdnChange> change() {
    return Optional.ofNullable(state).map(SdnChange::of);
  }
}
