package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;

/**
 * Guests without templates, with their names.
 *
 * @param narrowed whether they are those of the chosen nodes, pools and tags alone
 */
record GuestSet(boolean narrowed) {

  /** Those of the chosen clusters. */
  static final GuestSet ALL = new GuestSet(false);

  /** Those of the chosen clusters, nodes, pools and tags. */
  static final GuestSet CHOSEN = new GuestSet(true);

  /** One series, of value 1, for each, by cluster and id and the labels given. */
  String by(String... labels) {
    return byAt("", labels);
  }

  private String byAt(String at, String... labels) {
    String guests =
        narrowed
            ? "pve_guest_info{%s, node=~\"$node\", tags=~\"(.*;)?($tag)(;.*)?\", template=\"0\"}"
            : "pve_guest_info{%s, template=\"0\"}";
    String selected = guests.formatted(CLUSTER) + at;
    if (narrowed) {
      // A guest without a pool matches where all pools are chosen: it has no label of that name.
      String inPool =
          "pve_guest_pool_info{%1$s, pool=~\"$pool\"}%2$s or pve_guest_info{%1$s, pool=~\"$pool\"}%2$s";
      selected += " and on (cluster, id) (" + inPool.formatted(CLUSTER, at) + ")";
    }
    return "group by (" + Expressions.labels("cluster, id", labels) + ") (" + selected + ")";
  }

  /** The values of the guests alone, with their names. */
  String of(String values) {
    return "%s * on (cluster, id) group_left (name) %s".formatted(values, by("name"));
  }

  /** At the moment that is asked for: the ten with the largest values. */
  String top(String values) {
    return "topk(10, " + of(values) + ")";
  }

  /** Over time: the ten whose rank is largest at the end, the same ones at each moment. */
  String top(String values, String rankAtEnd) {
    return top(10, values, rankAtEnd);
  }

  /** Over time: those whose rank is largest at the end, the same ones at each moment. */
  String top(int count, String values, String rankAtEnd) {
    return "%s * on (cluster, id) group_left (name) (0 * topk(%d, %s * on (cluster, id) group_left (name) %s) + 1)"
        .formatted(values, count, rankAtEnd, byAt(" @ end()", "name"));
  }

  /** The ten that have most of a gauge in the last quarter of an hour. */
  String topGauge(String metric) {
    return top(
        Expressions.byId(metric),
        "max by (cluster, id) (avg_over_time(%s{%s}[15m] @ end()))".formatted(metric, CLUSTER));
  }

  /** The ten of which a counter grew most in the last quarter of an hour. */
  String topCounter(String metric) {
    return top(
        Expressions.rateById(metric),
        // Not rate(): its window would follow the width of the panel, and so would the choice.
        "max by (cluster, id) (irate(%s{%s}[15m] @ end()))".formatted(metric, CLUSTER));
  }
}
