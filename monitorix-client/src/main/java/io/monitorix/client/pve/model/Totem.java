package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the nodes of a cluster talk to each other: {@code GET /cluster/config/totem}.
 *
 * @param clusterName the name of the cluster
 * @param configVersion grows with each change
 * @param version of the protocol
 * @param ipVersion for example {@code ipv4-6}
 * @param linkMode {@code passive}, {@code active} or {@code rr}
 * @param transport for example {@code knet}; absent for the default
 * @param secauth {@code on} or {@code off}
 * @param cipher for example {@code aes256}; {@code none} for none
 * @param hash for example {@code sha256}; {@code none} for none
 * @param links the settings of each link, by its number
 * @param additional what has no component, as text
 */
public record Totem(
    @Json(name = "cluster_name") @Nullable String clusterName,
    @Json(name = "config_version") @Nullable Integer configVersion,
    @Nullable Integer version,
    @Json(name = "ip_version") @Nullable String ipVersion,
    @Json(name = "link_mode") @Nullable String linkMode,
    @Nullable String transport,
    @Nullable String secauth,
    @Json(name = "crypto_cipher") @Nullable String cipher,
    @Json(name = "crypto_hash") @Nullable String hash,
    @Json(name = "interface") Map<String, Map<String, String>> links,
    Map<String, String> additional) {

  /** Copies the maps. */
  public Totem {
    links = Map.copyOf(links);
    additional = Map.copyOf(additional);
  }
}
