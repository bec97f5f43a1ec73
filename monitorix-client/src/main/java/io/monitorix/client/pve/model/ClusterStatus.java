package io.monitorix.client.pve.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cluster and its members: {@code GET /cluster/status}.
 *
 * @param entries in the order in which they came, which Proxmox leaves to chance
 */
public record ClusterStatus(List<Entry> entries) {

  /** Copies the list. */
  public ClusterStatus {
    entries = List.copyOf(entries);
  }

  /** The row of the cluster; empty on a node that belongs to none. */
  public Optional<ClusterEntry> cluster() {
    return entries.stream()
        .filter(ClusterEntry.class::isInstance)
        .map(ClusterEntry.class::cast)
        .findFirst();
  }

  /** The rows of the nodes. */
  public List<NodeEntry> nodes() {
    return entries.stream().filter(NodeEntry.class::isInstance).map(NodeEntry.class::cast).toList();
  }

  /** The node that answered. */
  public Optional<NodeEntry> localNode() {
    return nodes().stream().filter(node -> Boolean.TRUE.equals(node.local())).findFirst();
  }

  /** One row. */
  public sealed interface Entry permits ClusterEntry, NodeEntry, OtherEntry {
    /** The type as received, for example {@code cluster} or {@code node}. */
    String type();

    /** Proxmox's id, for example {@code cluster} or {@code node/pve1}. */
    String id();

    /** The name, where one came. */
    @Nullable String name();

    /** What this version of the library has no component for, as text. */
    Map<String, String> additional();
  }

  /**
   * The cluster.
   *
   * @param nodes how many nodes are members
   * @param quorate whether the part that answered has a majority
   * @param version of the cluster configuration; grows with each change
   */
  public record ClusterEntry(
      String id,
      @Nullable String name,
      @Nullable Integer nodes,
      @Nullable Boolean quorate,
      @Nullable Integer version,
      Map<String, String> additional)
      implements Entry {
    /** Copies the map. */
    public ClusterEntry {
      additional = Map.copyOf(additional);
    }

    @Override
    public String type() {
      return "cluster";
    }
  }

  /**
   * A node.
   *
   * @param nodeid in corosync; 0 on a node that belongs to no cluster
   * @param ip address of the cluster network; absent for some offline nodes
   * @param level of the subscription: empty, {@code c}, {@code b}, {@code s} or {@code p}
   * @param local whether this node answered
   */
  public record NodeEntry(
      String id,
      @Nullable String name,
      @Nullable Integer nodeid,
      @Nullable String ip,
      @Nullable String level,
      @Nullable Boolean local,
      @Nullable Boolean online,
      Map<String, String> additional)
      implements Entry {
    /** Copies the map. */
    public NodeEntry {
      additional = Map.copyOf(additional);
    }

    /** The level of the subscription. */
    public SubscriptionLevel subscriptionLevel() {
      return SubscriptionLevel.of(level);
    }

    @Override
    public String type() {
      return "node";
    }
  }

  /** A row of a type that this version of the library does not know. */
  public record OtherEntry(
      String type, String id, @Nullable String name, Map<String, String> additional)
      implements Entry {
    /** Copies the map. */
    public OtherEntry {
      additional = Map.copyOf(additional);
    }
  }
}
