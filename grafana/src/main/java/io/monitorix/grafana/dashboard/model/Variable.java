package io.monitorix.grafana.dashboard.model;

/**
 * What a reader of a dashboard chooses, by a query for its values. The data source comes before all
 * of them, by itself.
 *
 * @param name its name in expressions
 * @param label what the reader sees
 * @param query Grafana's {@code label_values(…)} or {@code query_result(…)}
 * @param regex what of an answer is the value and its text; empty for all of it
 * @param many whether several can be chosen, and all of them
 */
public record Variable(String name, String label, String query, String regex, boolean many) {

  /** The clusters; all by default. */
  public static final Variable CLUSTER =
      new Variable("cluster", "Cluster", "label_values(pve_up, cluster)", "", true);

  /** One cluster. */
  public static final Variable ONE_CLUSTER =
      new Variable("cluster", "Cluster", "label_values(pve_up, cluster)", "", false);

  /** The clusters and backup servers that Monitorix watches; all by default. */
  public static final Variable TARGET =
      new Variable("cluster", "Cluster", "label_values(monitorix_series, cluster)", "", true);

  /** The backup servers; all by default. */
  public static final Variable BACKUP_SERVER =
      new Variable("cluster", "Server", "label_values(pbs_up, cluster)", "", true);

  /** The clusters that have Ceph; all by default. */
  public static final Variable CEPH =
      new Variable("cluster", "Cluster", "label_values(pve_ceph_health_status, cluster)", "", true);

  /** The nodes of the clusters, by name. */
  public static final Variable NODE =
      new Variable(
          "node", "Node", "label_values(pve_node_info{cluster=~\"$cluster\"}, name)", "", true);

  /** The pools of guests. */
  public static final Variable POOL =
      new Variable(
          "pool",
          "Pool",
          "label_values(pve_guest_pool_info{cluster=~\"$cluster\"}, pool)",
          "",
          true);

  /** The tags of guests. */
  public static final Variable TAG =
      new Variable(
          "tag", "Tag", "label_values(pve_guest_tag_info{cluster=~\"$cluster\"}, tag)", "", true);

  /** A guest, by id; its reader sees the name. */
  public static final Variable GUEST =
      new Variable(
          "guest",
          "Guest",
          "query_result(group by (id, name) (pve_guest_info{cluster=~\"$cluster\", template=\"0\"}))",
          "/id=\"(?<value>[^\"]+)\".*name=\"(?<text>[^\"]+)\"/",
          false);
}
