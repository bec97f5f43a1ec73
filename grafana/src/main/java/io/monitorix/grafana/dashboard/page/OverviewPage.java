package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.byId;
import static io.monitorix.grafana.dashboard.page.Expressions.count;
import static io.monitorix.grafana.dashboard.page.Expressions.ofAllNodes;
import static io.monitorix.grafana.dashboard.page.Expressions.ofStorages;
import static io.monitorix.grafana.dashboard.page.Expressions.rateById;

import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.DataLink;
import io.monitorix.grafana.dashboard.model.Page;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Section;
import io.monitorix.grafana.dashboard.model.State;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.Variable;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;
import java.util.Map;

/** All clusters at a glance: what is wrong, what runs full, who takes most, what changed. */
public final class OverviewPage {

  private static final DataLink TO_GUEST = DataLink.fromSeries(Page.GUEST, "guest", "id");

  private OverviewPage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.OVERVIEW,
        "All clusters at a glance: what is wrong, what runs full, who takes most, what changed.",
        List.of(Variable.CLUSTER),
        Marks.CLUSTER_WIDE,
        List.of(
            lights(),
            Section.of("Clusters", clusters()),
            Section.of("What to look at", AlertPanels.firing().withSize(14, 9), fullIn()),
            Section.of("Who takes most", topCpu(), topMemory(), topDisk(), topNetwork()),
            Section.of("What changed", nodes(), changes()),
            Section.closed("Live", LivePanels.events())));
  }

  private static Section lights() {
    String nodes = ofAllNodes("pve_up");
    String quorate = byId("pve_cluster_quorate");
    String stopped =
        "(max by (cluster, id) (pve_onboot_status{%1$s}) == 1) and on (cluster, id) (max by (cluster, id) (pve_up{%1$s}) == 0)"
            .formatted(CLUSTER);
    String full =
        "(%s) / (%s)"
            .formatted(ofStorages("pve_storage_usage_bytes"), ofStorages("pve_storage_size_bytes"));
    String collectors =
        "max by (cluster, collector, node) (pve_collector_success{%s})".formatted(CLUSTER);
    return Section.top(
        AlertPanels.count("critical").withThresholds(Limits.NONE_ALLOWED),
        AlertPanels.count("warning").withThresholds(Limits.NONE_WANTED),
        light("Nodes down", "Nodes that are not online.", count(nodes + " == 0", nodes))
            .withThresholds(Limits.NONE_ALLOWED)
            .withLinks(new DataLink(Page.NODE, Map.of())),
        light(
                "No quorum",
                "Clusters that can change nothing, as most of their votes are missing.",
                count(quorate + " == 0", quorate))
            .withThresholds(Limits.NONE_ALLOWED)
            .withLinks(new DataLink(Page.CLUSTER, Map.of())),
        light(
                "Not running",
                "Guests that start with their node and yet do not run.",
                count(stopped, "pve_up{" + CLUSTER + "}"))
            .withThresholds(Limits.NONE_WANTED)
            .withLinks(new DataLink(Page.GUESTS, Map.of())),
        light(
                "Nearly full",
                "Storages of which more than 85 % is in use; a shared one counts once.",
                count(full + " > 0.85", full))
            .withThresholds(Limits.NONE_WANTED)
            .withLinks(new DataLink(Page.STORAGE, Map.of())),
        light(
                "No backup",
                "Guests that no backup job covers.",
                "sum(max by (cluster) (pve_not_backed_up_total{%s}))".formatted(CLUSTER))
            .withThresholds(Limits.NONE_WANTED)
            .withLinks(new DataLink(Page.BACKUPS, Map.of())),
        light(
                "Not read",
                "Collectors of Monitorix that cannot read what they need, for want of a privilege or an answer.",
                count(collectors + " == 0", collectors))
            .withThresholds(Limits.NONE_WANTED)
            .withLinks(new DataLink(Page.ITSELF, Map.of())));
  }

  private static Panel light(String title, String description, String expr) {
    return Panel.stat(title, description, Unit.NONE, now(expr, title));
  }

  private static Panel clusters() {
    Table table =
        new Table(
            List.of(
                Column.label("cluster", "Cluster")
                    .withLink(
                        new DataLink(Page.CLUSTER, Map.of("cluster", "${__data.fields.cluster}"))),
                Column.value(0, "Quorum", Unit.NONE).withStates(State.YES).withWidth(85),
                Column.value(1, "Nodes up", Unit.NONE).withWidth(95),
                Column.value(2, "Nodes", Unit.NONE).withWidth(80),
                Column.value(3, "Guests running", Unit.NONE).withWidth(130),
                Column.value(4, "Guests", Unit.NONE).withWidth(85),
                Column.value(5, "CPU", Unit.RATIO).withThresholds(Limits.CPU).withBar(),
                Column.value(6, "Memory", Unit.RATIO).withThresholds(Limits.MEMORY).withBar(),
                Column.value(7, "Storage", Unit.RATIO).withThresholds(Limits.SPACE).withBar(),
                Column.value(8, "Alerts", Unit.NONE)
                    .withThresholds(Limits.NONE_WANTED)
                    .withWidth(80)),
            "Cluster",
            false);
    String guests = "sum by (cluster) (max by (cluster, type, status) (pve_cluster_guests{%s%s}))";
    return Panel.table(
            "Clusters",
            "Each cluster: quorum, nodes, guests without templates, and the share of CPUs, memory and storage space in use.",
            table,
            now("min by (cluster) (pve_cluster_quorate{%s})".formatted(CLUSTER)),
            now("sum by (cluster) (%s)".formatted(ofAllNodes("pve_up"))),
            now("count by (cluster) (%s)".formatted(ofAllNodes("pve_up"))),
            now(guests.formatted(CLUSTER, ", status=\"running\"")),
            now(guests.formatted(CLUSTER, "")),
            now(
                "sum by (cluster) (%s * %s) / sum by (cluster) (%s)"
                    .formatted(
                        ofAllNodes("pve_cpu_usage_ratio"),
                        ofAllNodes("pve_cpu_usage_limit"),
                        ofAllNodes("pve_cpu_usage_limit"))),
            now(ratio(ofAllNodes("pve_memory_usage_bytes"), ofAllNodes("pve_memory_size_bytes"))),
            now(ratio(ofStorages("pve_storage_usage_bytes"), ofStorages("pve_storage_size_bytes"))),
            now(
                "count by (cluster) (%1$s) and on (cluster) pve_up{%2$s} or 0 * group by (cluster) (pve_up{%2$s})"
                    .formatted(AlertPanels.firingNow(""), CLUSTER)))
        .withSize(24, 5);
  }

  private static String ratio(String used, String size) {
    return "sum by (cluster) (%s) / sum by (cluster) (%s)".formatted(used, size);
  }

  private static Panel fullIn() {
    return Panel.bars(
            "Storage full in",
            "The ten storages that run full first if they go on as in the last day. Empty when none fills, or less than an hour is known.",
            Unit.SECONDS,
            now(
                "sort(bottomk(10, %s))".formatted(Expressions.storageTimeLeft()),
                "{{cluster}} {{storage}}"))
        .withThresholds(Limits.FULL_IN)
        .withNoData("nothing fills up, as far as is known")
        .withSize(10, 9)
        .withLinks(new DataLink(Page.STORAGE, Map.of()));
  }

  private static Panel topCpu() {
    return top(
            "CPU",
            "CPU time in use, as a share of the CPUs that the guest is allotted.",
            Unit.RATIO,
            byId("pve_cpu_usage_ratio"))
        .withThresholds(Limits.CPU);
  }

  private static Panel topMemory() {
    return top("Memory", "Main memory in use.", Unit.BYTES, byId("pve_memory_usage_bytes"));
  }

  private static Panel topDisk() {
    return top(
        "Disk",
        "Bytes read and written in a second.",
        Unit.BYTES_PER_SECOND,
        "(%s + %s)"
            .formatted(
                rateById("pve_disk_read_bytes_total"), rateById("pve_disk_written_bytes_total")));
  }

  private static Panel topNetwork() {
    return top(
        "Network",
        "Bytes received and sent in a second.",
        Unit.BYTES_PER_SECOND,
        "(%s + %s)"
            .formatted(
                rateById("pve_network_receive_bytes_total"),
                rateById("pve_network_transmit_bytes_total")));
  }

  private static Panel top(String title, String what, Unit unit, String values) {
    return Panel.bars(
            title + ": top guests",
            what + " The ten guests that take most at the end of the time that is shown.",
            unit,
            now("sort_desc(%s)".formatted(GuestSet.ALL.top(values)), "{{name}} ({{id}})"))
        .withSize(6, 10)
        .withLinks(TO_GUEST);
  }

  private static Panel nodes() {
    return Panel.timeline(
            "Nodes",
            "Which nodes were online; of more than 40, those that changed most.",
            State.UP,
            over(
                ofAllNodes("pve_up")
                    + " and on (cluster, node) topk(40, max by (cluster, node) (label_replace("
                    + "changes(pve_up{"
                    + CLUSTER
                    + ", id=~\"node/.+\"}[$__range] @ end()), \"node\", \"$1\", \"id\", \"node/(.+)\")))",
                "{{cluster}} {{node}}"))
        .withSize(12, 9)
        .withLinks(DataLink.fromSeries(Page.NODE, "node", "node"));
  }

  private static Panel changes() {
    String info = "pve_guest_info{%s, template=\"0\"}".formatted(CLUSTER);
    String known = "pve_up{%s}".formatted(CLUSTER);
    String was = " offset $__range";
    String labels = "cluster, id, name, node";
    String up = "max by (cluster, id) (pve_up{%s})".formatted(CLUSTER);
    String all = "group by (" + labels + ") (" + info + ")";
    String expr =
        String.join(
            " or ",
            change(
                "moved here",
                "(%s unless on (cluster, id, node) %s%s) and on (cluster, id) %s%s"
                    .formatted(all, info, was, info, was)),
            change(
                "new",
                "(%s unless on (cluster, id) %s%s) and on (cluster) %s%s"
                    .formatted(all, info, was, known, was)),
            change(
                "gone",
                "group by (" + labels + ") (" + info + was + ") unless on (cluster, id) " + info),
            change(
                "stopped",
                "%s and on (cluster, id) (%s == 0) and on (cluster, id) (%s == 1)"
                    .formatted(all, up, up.replace("})", "}" + was + ")"))),
            change(
                "started",
                "%s and on (cluster, id) (%s == 1) and on (cluster, id) (%s == 0)"
                    .formatted(all, up, up.replace("})", "}" + was + ")"))),
            change(
                "node rebooted",
                "label_replace(0 * (%1$s < $__range_s and %1$s > 0) + 1, \"name\", \"$1\", \"node\", \"(.+)\")"
                    .formatted(ofAllNodes("pve_uptime_seconds"))));
    return Panel.table(
            "Changes",
            "What differs between the beginning and the end of the time that is shown. Empty when nothing does, or Monitorix is younger than that.",
            new Table(
                List.of(
                    Column.label("change", "Change").withWidth(130),
                    Column.label("cluster", "Cluster").withWidth(95),
                    Column.label("name", "Name")
                        .withLink(DataLink.fromRow(Page.GUEST, "guest", "id")),
                    Column.label("id", "Id").withWidth(105),
                    Column.label("node", "Node")
                        .withLink(DataLink.fromRow(Page.NODE, "node", "node"))),
                "Change",
                false),
            now(expr))
        .withNoData("nothing changed that is known")
        .withSize(12, 9);
  }

  private static String change(String what, String expr) {
    return "label_replace(%s, \"change\", \"%s\", \"\", \"\")".formatted(expr, what);
  }
}
