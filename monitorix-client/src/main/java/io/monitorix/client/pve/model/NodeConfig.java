package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a node: {@code GET /nodes/{node}/config}. Absent means Proxmox's default.
 *
 * @param description notes, any text
 * @param location where it stands (since version 9)
 * @param wakeOnLan MAC to wake it by, perhaps with more settings
 * @param startDelaySeconds between boot and the start of guests
 * @param balloonTargetPercent per cent of memory at which guests have to give some back (since
 *     version 8.4)
 * @param acme settings for certificates
 * @param digest changes with the configuration
 * @param additional what has no component, as text
 */
public record NodeConfig(
    @Nullable String description,
    @Nullable String location,
    @Json(name = "wakeonlan") @Nullable String wakeOnLan,
    @Json(name = "startall-onboot-delay") @Nullable Integer startDelaySeconds,
    @Json(name = "ballooning-target") @Nullable Integer balloonTargetPercent,
    @Nullable String acme,
    @Nullable String digest,
    Map<String, String> additional) {

  /** Copies the map. */
  public NodeConfig {
    additional = Map.copyOf(additional);
  }
}
