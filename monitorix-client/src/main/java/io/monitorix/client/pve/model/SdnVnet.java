package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network of the software-defined network: {@code GET /cluster/sdn/vnets}.
 *
 * @param name the name
 * @param type {@code vnet}
 * @param zone where it belongs
 * @param tag number of its VLAN or VXLAN
 * @param alias another name, for people
 * @param vlanAware whether guests may set VLANs of their own; absent means no
 * @param isolatePorts whether its guests do not see each other; absent means no (since version 8)
 * @param state what was changed and not applied; absent for nothing, and where it was not asked for
 * @param pending the settings that are not applied yet (since version 9)
 * @param digest changes with the configuration
 * @param additional what has no component, as text
 */
public record SdnVnet(
    @Json(name = "vnet") String name,
    @Nullable String type,
    @Nullable String zone,
    @Nullable Integer tag,
    @Nullable String alias,
    @Json(name = "vlanaware") @Nullable Boolean vlanAware,
    @Json(name = "isolate-ports") @Nullable Boolean isolatePorts,
    @Nullable String state,
    Map<String, String> pending,
    @Nullable String digest,
    Map<String, String> additional) {

  /** Copies the maps. */
  public SdnVnet {
    pending = Map.copyOf(pending);
    additional = Map.copyOf(additional);
  }

  /** What was changed and not applied yet; empty for nothing, and where it was not asked for. */
  public Optional<SdnChange> change() {
    return Optional.ofNullable(state).map(SdnChange::of);
  }
}
