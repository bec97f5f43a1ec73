package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import io.monitorix.client.Fingerprint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node must know to join the cluster: {@code GET /cluster/config/join}.
 *
 * @param configDigest changes with the configuration of the cluster
 * @param preferredNode the one that is best asked
 * @param nodes the members
 * @param totem settings of corosync; lists and objects as JSON
 */
public record ClusterJoinInfo(
    @Json(name = "config_digest") @Nullable String configDigest,
    @Json(name = "preferred_node") @Nullable String preferredNode,
    @Json(name = "nodelist") List<Node> nodes,
    Map<String, String> totem) {

  /** Copies the collections. */
  public ClusterJoinInfo {
    nodes = List.copyOf(nodes);
    totem = Map.copyOf(totem);
  }

  /**
   * A member.
   *
   * @param name the name
   * @param nodeid in corosync
   * @param address where its API is
   * @param fingerprint SHA-256 of its certificate
   * @param votes how many votes it has in the quorum
   * @param clusterAddress on the first network of the cluster
   * @param additional what has no component, as text
   */
  public record Node(
      String name,
      @Nullable Integer nodeid,
      @Json(name = "pve_addr") @Nullable String address,
      @Json(name = "pve_fp") @Nullable Fingerprint fingerprint,
      @Json(name = "quorum_votes") @Nullable Integer votes,
      @Json(name = "ring0_addr") @Nullable String clusterAddress,
      Map<String, String> additional) {
    /** Copies the map. */
    public Node {
      additional = Map.copyOf(additional);
    }
  }
}
