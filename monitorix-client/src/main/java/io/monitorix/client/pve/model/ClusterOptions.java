package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings for all nodes: {@code GET /cluster/options}. Absent means Proxmox's default. The proxy
 * for downloads is left out on purpose: its address may hold a password.
 *
 * @param keyboard layout for consoles, for example {@code en-us}
 * @param language of the web interface
 * @param console the default viewer
 * @param description notes, any text
 * @param emailFrom sender of mails
 * @param macPrefix for the network cards of new guests
 * @param maxWorkers tasks at once when many guests are started or stopped
 * @param fencing {@code watchdog}, {@code hardware} or {@code both}
 * @param allowedTags that the caller may set
 * @param registeredTags that only those may set who may change these settings
 * @param additional everything else as text
 */
public record ClusterOptions(
    @Nullable String keyboard,
    @Nullable String language,
    @Nullable String console,
    @Nullable String description,
    @Json(name = "email_from") @Nullable String emailFrom,
    @Json(name = "mac_prefix") @Nullable String macPrefix,
    @Json(name = "max_workers") @Nullable Integer maxWorkers,
    @Nullable String fencing,
    @Json(name = "allowed-tags") List<String> allowedTags,
    @Json(name = "registered-tags") List<String> registeredTags,
    Map<String, String> additional) {

  /** Copies the collections. */
  public ClusterOptions {
    allowedTags = List.copyOf(allowedTags);
    registeredTags = List.copyOf(registeredTags);
    additional = Map.copyOf(additional);
  }
}
