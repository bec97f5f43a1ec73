package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.byId;
import static io.monitorix.grafana.dashboard.page.Expressions.count;

import io.monitorix.grafana.dashboard.model.DataLink;
import io.monitorix.grafana.dashboard.model.Page;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Threshold;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;

/** Panels about the replication of guests from node to node. */
final class ReplicationPanels {

  private static final String FAILED = byId("pve_replication_failed_syncs");
  private static final String AGE =
      "(time() - " + byId("pve_replication_last_sync_timestamp_seconds") + ")";
  private static final String NONE = "nothing is replicated";

  private ReplicationPanels() {}

  /** How many jobs fail. */
  static Panel failing() {
    return Panel.stat(
            "Not replicated",
            "Replication jobs whose last run failed. Empty when nothing is replicated.",
            Unit.NONE,
            now(count(FAILED + " > 0", FAILED), "Not replicated"))
        .withThresholds(Limits.ifKnown(Limits.NONE_ALLOWED))
        .withNoData("no job");
  }

  /** Each job. */
  static Panel jobs() {
    return Panel.table(
            "Replication jobs",
            "Each job; intervals: how many times over the interval of its schedule has passed since the last sync, more than 2 is late. Empty when nothing is replicated.",
            new Table(
                List.of(
                    Column.label("name", "Guest")
                        .withLink(DataLink.fromRow(Page.GUEST, "guest", "guest")),
                    Column.label("id", "Job").withWidth(80),
                    Column.label("cluster", "Cluster").withWidth(90),
                    Column.label("source", "From").withWidth(100),
                    Column.label("target", "To").withWidth(100),
                    Column.value(1, "Last sync", Unit.SECONDS).withWidth(110),
                    Column.value(2, "Intervals", Unit.SHORT)
                        .withThresholds(Threshold.rising(2, 4))
                        .withWidth(90),
                    Column.value(3, "Took", Unit.SECONDS).withWidth(90),
                    Column.value(4, "Failed", Unit.NONE)
                        .withThresholds(Limits.NONE_ALLOWED)
                        .withWidth(75),
                    Column.value(5, "Next in", Unit.SECONDS).withWidth(100)),
                "Intervals",
                true),
            now(
                "group by (cluster, id, source, target, guest) (pve_replication_info{%s}) * on (cluster, guest) group_left (name) group by (cluster, guest, name) (label_replace(%s, \"guest\", \"$1\", \"id\", \"(.+)\"))"
                    .formatted(CLUSTER, GuestSet.ALL.by("name"))),
            now(AGE),
            now(AGE + " / (" + byId("pve_replication_interval_seconds") + " > 0)"),
            now(byId("pve_replication_duration_seconds")),
            now(FAILED),
            now(byId("pve_replication_next_sync_timestamp_seconds") + " - time()"))
        .withNoData(NONE)
        .withSize(24, 7);
  }

  /** Ages over time. */
  static Panel ages() {
    return Panel.graph(
            "Time since the last sync",
            "What would be lost if the source failed, the twenty jobs with most. Empty when nothing is replicated.",
            Unit.SECONDS,
            over("topk(20, " + AGE + ")", "{{cluster}} {{id}}"))
        .withNoData(NONE);
  }

  /** Durations over time. */
  static Panel durations() {
    return Panel.graph(
            "A sync took",
            "How long the last sync took, the twenty jobs that took longest. Empty when nothing is replicated.",
            Unit.SECONDS,
            over(
                "topk(20, " + byId("pve_replication_duration_seconds") + ")", "{{cluster}} {{id}}"))
        .withNoData(NONE);
  }
}
