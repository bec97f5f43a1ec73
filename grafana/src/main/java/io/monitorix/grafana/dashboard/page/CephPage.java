package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.count;

import io.monitorix.grafana.dashboard.model.Color;
import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.Page;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Section;
import io.monitorix.grafana.dashboard.model.State;
import io.monitorix.grafana.dashboard.model.Threshold;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.Variable;
import io.monitorix.grafana.dashboard.model.View;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;

/** Ceph: health, OSDs, placement groups, pools, what clients do. */
public final class CephPage {

  private static final String NONE = "no Ceph";
  private static final String OSD_UP = osd("pve_ceph_osd_up");
  private static final String OSD_IN = osd("pve_ceph_osd_in");
  private static final String PGS = "sum by (state) (max by (cluster, state) (pve_ceph_pgs{%s}))";

  private CephPage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.CEPH,
        "Ceph: health, OSDs, placement groups, pools, what clients do.",
        List.of(Variable.CEPH),
        Marks.CLUSTER_WIDE,
        List.of(
            Section.top(
                health(),
                light("OSDs down", "OSDs that do not run.", count(OSD_UP + " == 0", OSD_UP)),
                light("OSDs out", "OSDs that take no data.", count(OSD_IN + " == 0", OSD_IN))
                    .withThresholds(Limits.ifKnown(Limits.NONE_WANTED)),
                light(
                    "Monitors away",
                    "Monitors that are not part of the quorum.",
                    "sum(max by (cluster) (pve_ceph_monitors{%s, quorum=\"0\"}))"
                        .formatted(CLUSTER)),
                notClean(),
                inUse()),
            Section.top(checks(), flags()),
            Section.of("Space", space(), pools()),
            Section.of("Clients", bytes(), operations()),
            Section.of("Below", groups(), osds())));
  }

  private static String of(String metric) {
    return "max by (cluster) (pve_ceph_%s{%s})".formatted(metric, CLUSTER);
  }

  private static String osd(String metric) {
    return "max by (cluster, osd, host, class) (%s{%s})".formatted(metric, CLUSTER);
  }

  private static Panel light(String title, String description, String expr) {
    return Panel.stat(
            title, description + " Empty when there is no Ceph.", Unit.NONE, now(expr, title))
        .withThresholds(Limits.ifKnown(Limits.NONE_ALLOWED))
        .withNoData(NONE)
        .withSize(4, 4);
  }

  private static Panel health() {
    return light(
            "Health",
            "What Ceph says of itself; of several clusters the worst.",
            "max(" + of("health_status") + ")")
        .withStates(
            List.of(
                new State("0", "ok", Color.GOOD),
                new State("1", "warning", Color.WARNING),
                new State("2", "error", Color.CRITICAL)));
  }

  private static Panel notClean() {
    String groups = "max by (cluster, state) (pve_ceph_pgs{%s%s})";
    return light(
            "Groups not clean",
            "Placement groups that are not both active and clean: copies are missing, moved or checked against each other.",
            "sum(%s) or 0 * sum(%s)"
                .formatted(
                    groups.formatted(CLUSTER, ", state!~\"active\\\\+clean(\\\\+.*)?\""),
                    groups.formatted(CLUSTER, "")))
        .withThresholds(Limits.ifKnown(Limits.NONE_WANTED));
  }

  private static Panel inUse() {
    return Panel.stat(
            "In use",
            "Share of the space on all OSDs that is in use. Empty when there is no Ceph.",
            Unit.RATIO,
            now("sum(%s) / sum(%s)".formatted(of("usage_bytes"), of("size_bytes")), "In use"))
        .withThresholds(Limits.ifKnown(Threshold.rising(0.75, 0.85)))
        .withNoData(NONE)
        .withSize(4, 4);
  }

  private static Panel checks() {
    return Panel.table(
            "What is wrong",
            "What Ceph finds wrong and nobody has muted. Empty when all is well.",
            new Table(
                List.of(
                    Column.label("check", "Check"),
                    Column.label("severity", "Severity")
                        .withStates(
                            List.of(
                                new State("HEALTH_WARN", "warning", Color.WARNING),
                                new State("HEALTH_ERR", "error", Color.CRITICAL)))
                        .withWidth(120),
                    Column.label("cluster", "Cluster").withWidth(120)),
                "Severity",
                false),
            now(
                "group by (cluster, check, severity) (pve_ceph_health_check{%s})"
                    .formatted(CLUSTER)))
        .withNoData("all is well, or no Ceph")
        .withSize(14, 6);
  }

  private static Panel flags() {
    return Panel.table(
            "Switches that are on",
            "Switches for all of Ceph, which somebody may have forgotten to turn off again. Empty when none is on.",
            new Table(
                List.of(Column.label("flag", "Switch"), Column.label("cluster", "Cluster")),
                "Switch",
                false),
            now("max by (cluster, flag) (pve_ceph_flag{%s}) == 1".formatted(CLUSTER)))
        .withNoData("none is on")
        .withSize(10, 6);
  }

  private static Panel space() {
    return Panel.graph(
            "Space on all OSDs",
            "Space in use with all copies, and size of all OSDs. Empty when there is no Ceph.",
            Unit.BYTES,
            over("topk(20, " + of("usage_bytes") + ")", "{{cluster}} in use"),
            over("topk(20, " + of("size_bytes") + ")", "{{cluster}} size"))
        .withNoData(NONE);
  }

  private static Panel pools() {
    return Panel.table(
            "Pools",
            "Each pool: what it takes with all copies, and the share of what it can take. Empty when there is no Ceph.",
            new Table(
                List.of(
                    Column.label("pool", "Pool"),
                    Column.label("cluster", "Cluster").withWidth(110),
                    Column.value(0, "Takes", Unit.BYTES).withWidth(110),
                    Column.value(1, "Full", Unit.RATIO).withThresholds(Limits.SPACE).withBar()),
                "Full",
                true),
            now(pool("usage_bytes")),
            now(pool("usage_ratio")))
        .withNoData(NONE)
        .withSize(12, 8);
  }

  private static String pool(String metric) {
    return "max by (cluster, pool) (pve_ceph_pool_%s{%s})".formatted(metric, CLUSTER);
  }

  private static Panel bytes() {
    return Panel.graph(
            "Read and written",
            "Bytes that clients read and write in a second. Empty when there is no Ceph.",
            Unit.BYTES_PER_SECOND,
            over("topk(20, " + of("client_read_bytes_per_second") + ")", "{{cluster}} read"),
            over("topk(20, " + of("client_write_bytes_per_second") + ")", "{{cluster}} written"))
        .withNoData(NONE);
  }

  private static Panel operations() {
    return Panel.graph(
            "Operations",
            "Reads and writes of clients in a second. Empty when there is no Ceph.",
            Unit.OPERATIONS_PER_SECOND,
            over("topk(20, " + of("client_read_operations_per_second") + ")", "{{cluster}} reads"),
            over(
                "topk(20, " + of("client_write_operations_per_second") + ")", "{{cluster}} writes"))
        .withNoData(NONE);
  }

  private static Panel groups() {
    return Panel.graph(
            "Placement groups",
            "Placement groups by state, the twenty states with most. Empty when there is no Ceph.",
            Unit.NONE,
            over("topk(20, " + PGS.formatted(CLUSTER) + ")", "{{state}}"))
        .withView(View.Graph.STACKED)
        .withNoData(NONE);
  }

  private static Panel osds() {
    List<State> takes =
        List.of(new State("1", "yes", Color.GOOD), new State("0", "no", Color.WARNING));
    return Panel.table(
            "OSDs",
            "Each OSD, those that do not run first. Empty when there is no Ceph.",
            new Table(
                List.of(
                    Column.label("osd", "OSD").withWidth(85),
                    Column.label("host", "Node").withWidth(85),
                    Column.label("class", "Class").withWidth(75),
                    Column.label("cluster", "Cluster").withWidth(90),
                    Column.value(0, "State", Unit.NONE).withStates(State.UP),
                    Column.value(1, "Takes data", Unit.NONE).withStates(takes)),
                "State",
                false),
            now(OSD_UP),
            now(OSD_IN))
        .withNoData(NONE)
        .withSize(12, 8);
  }
}
