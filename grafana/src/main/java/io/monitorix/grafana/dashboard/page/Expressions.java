package io.monitorix.grafana.dashboard.page;

/**
 * Expressions that several dashboards share. They select by metric and cluster, and aggregate away
 * whatever a scrape adds, so that they say the same on Monitorix and on any Prometheus that scrapes
 * it, however often.
 */
final class Expressions {

  static final String CLUSTER = "cluster=~\"$cluster\"";

  /** Traffic and the like are shown in both directions: the second one is not negated. */
  static final String RATE = "[$__rate_interval]";

  private Expressions() {}

  /** The metric of each of the chosen nodes, where the metric tells nodes by {@code id}. */
  static String ofNodes(String metric) {
    return byNode("%s{%s, id=~\"node/($node)\"}".formatted(metric, CLUSTER));
  }

  /** The metric of each node of the chosen clusters. */
  static String ofAllNodes(String metric) {
    return byNode("%s{%s, id=~\"node/.+\"}".formatted(metric, CLUSTER));
  }

  private static String byNode(String selector) {
    return "max by (cluster, node) (label_replace(%s, \"node\", \"$1\", \"id\", \"node/(.+)\"))"
        .formatted(selector);
  }

  /** The metric of each of the chosen nodes, where the metric has the label {@code node}. */
  static String withNode(String metric, String... more) {
    return "max by (%s) (%s{%s, node=~\"$node\"})"
        .formatted(labels("cluster, node", more), metric, CLUSTER);
  }

  /** The metric of each guest, node or storage of the chosen clusters. */
  static String byId(String metric) {
    return "max by (cluster, id) (%s{%s})".formatted(metric, CLUSTER);
  }

  /** The rate of a counter of each guest of the chosen clusters. */
  static String rateById(String metric) {
    return "max by (cluster, id) (rate(%s{%s}%s))".formatted(metric, CLUSTER, RATE);
  }

  /** How many there are; 0 if there are none that are so, but some that could. */
  static String count(String bad, String all) {
    return "count(%s) or 0 * count(%s)".formatted(bad, all);
  }

  /**
   * The same for each storage, a shared one once. The label {@code storage} is its name, after that
   * of its node where it is not shared.
   */
  static String ofStorages(String metric) {
    return byId(metric) + " * on (cluster, id) group_left (storage) (" + storages() + ")";
  }

  private static String storages() {
    String each = "pve_storage_unique_info{" + CLUSTER + "}";
    String shared = "on (cluster, id) (pve_storage_shared{" + CLUSTER + "} == 1)";
    return "max by (cluster, id, storage) (%1$s and %2$s or label_replace(%1$s unless %2$s, \"storage\", \"$1\", \"id\", \"storage/(.+)\"))"
        .formatted(each, shared);
  }

  /**
   * Seconds until each storage is full if it goes on as in the last day; absent if it will not, and
   * where less than an hour is known, from which nothing could be told.
   */
  static String storageTimeLeft() {
    String growth = "max by (cluster, id) (deriv(pve_storage_usage_bytes{" + CLUSTER + "}[1d]))";
    return "(%s) / on (cluster, id) group_left () (%s > 0) < 10 * 365 * 86400 and on (cluster, id) pve_storage_usage_bytes{%s} offset 1h"
        .formatted(ofStorages("pve_storage_available_bytes"), growth, CLUSTER);
  }

  /**
   * The label {@code job} as {@code named}: a Prometheus that scrapes it calls it {@code
   * exported_job}, as it has a label of that name itself.
   */
  static String job(String values) {
    return "label_replace(label_replace(%s, \"named\", \"$1\", \"job\", \"(.+)\"), \"named\", \"$1\", \"exported_job\", \"(.+)\")"
        .formatted(values);
  }

  static String labels(String first, String... more) {
    return more.length == 0 ? first : first + ", " + String.join(", ", more);
  }
}
