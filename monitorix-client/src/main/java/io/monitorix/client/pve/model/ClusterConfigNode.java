package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member in the configuration of the cluster: {@code GET /cluster/config/nodes}.
 *
 * @param node the name
 * @param nodeid in corosync
 * @param votes how many votes it has in the quorum
 * @param address on the first network of the cluster; the further ones are additional
 * @param additional what has no component, as text
 */
public record ClusterConfigNode(
    String node,
    @Nullable Integer nodeid,
    @Json(name = "quorum_votes") @Nullable Integer votes,
    @Json(name = "ring0_addr") @Nullable String address,
    Map<String, String> additional) {

  /** Copies the map. */
  public ClusterConfigNode {
    additional = Map.copyOf(additional);
  }
}
