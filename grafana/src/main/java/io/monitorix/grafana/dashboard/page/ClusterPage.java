package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.byId;
import static io.monitorix.grafana.dashboard.page.Expressions.count;
import static io.monitorix.grafana.dashboard.page.Expressions.ofAllNodes;

import io.monitorix.grafana.dashboard.model.Color;
import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.DataLink;
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
import java.util.Map;

/** One cluster: quorum, nodes, high availability, tasks, replication. */
public final class ClusterPage {

  private ClusterPage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.CLUSTER,
        "One cluster: quorum, nodes, high availability, tasks, replication.",
        List.of(Variable.ONE_CLUSTER),
        Marks.CLUSTER_WIDE,
        List.of(
            Section.top(
                quorum(),
                nodesDown(),
                spare(),
                quorumDevice(),
                HaPanels.managers(),
                errors(),
                tasks(),
                ReplicationPanels.failing().withLinks(new DataLink(Page.BACKUPS, Map.of()))),
            Section.top(nodes()),
            Section.of("Load", cpu(), memory(), guests(), up()),
            Section.of("High availability", HaPanels.services(), HaPanels.states()),
            Section.of("Tasks", TaskPanels.failed(), TaskPanels.running(), TaskPanels.ended()),
            Section.of("Replication", ReplicationPanels.jobs())));
  }

  private static Panel light(String title, String description, String expr) {
    return Panel.stat(title, description, Unit.NONE, now(expr, title));
  }

  private static Panel quorum() {
    return light(
            "Quorum",
            "Whether most of the votes are there, without which the cluster changes nothing. Empty when the node is in no cluster.",
            "min(%s)".formatted(byId("pve_cluster_quorate")))
        .withStates(State.YES)
        .withNoData("no cluster");
  }

  private static Panel nodesDown() {
    return light(
            "Nodes down",
            "Nodes that are not online.",
            count(ofAllNodes("pve_up") + " == 0", ofAllNodes("pve_up")))
        .withThresholds(Limits.NONE_ALLOWED);
  }

  private static Panel spare() {
    String votes =
        "sum(max by (cluster) (pve_cluster_nodes{%1$s, state=\"online\"})) + (sum(max by (cluster) (pve_qdevice_up{%1$s})) or vector(0))";
    // Each node and the device have one vote: what is usual, and all that Proxmox tells.
    String all =
        "(sum(max by (cluster, state) (pve_cluster_nodes{%1$s})) + (count(max by (cluster) (pve_qdevice_up{%1$s})) or vector(0)))";
    return light(
            "Votes to spare",
            "How many nodes can fail before quorum is lost, if each node and the quorum device have a vote. A cluster of two nodes without a device has none. Empty when the node is in no cluster.",
            (votes + " - floor(" + all + " / 2) - 1").formatted(CLUSTER))
        .withThresholds(Limits.ifKnown(Threshold.falling(0, 1)))
        .withNoData("no cluster");
  }

  private static Panel quorumDevice() {
    return light(
            "QDevice",
            "Whether the cluster's quorum device is connected. Empty when there is none.",
            "min(%s)".formatted(byId("pve_qdevice_up")))
        .withStates(State.UP)
        .withThresholds(List.of(new Threshold(null, Color.OFF), new Threshold(0.0, Color.GOOD)))
        .withNoData("none");
  }

  private static Panel errors() {
    String states = "max by (cluster, id, state) (pve_ha_state{%s, id!~\"node/.*\"%s} == 1)";
    return light(
            "HA errors",
            "Guests that high availability gave up, fences or recovers. Empty when it looks after none.",
            count(
                states.formatted(CLUSTER, ", state=~\"error|fence|recovery\""),
                states.formatted(CLUSTER, "")))
        .withThresholds(Limits.ifKnown(Limits.NONE_ALLOWED))
        .withNoData("no HA");
  }

  private static Panel tasks() {
    return light(
            "Tasks running",
            "Tasks that run on all nodes.",
            "sum(max by (cluster, node, type) (pve_tasks_running{%s})) or vector(0)"
                .formatted(CLUSTER))
        .withView(new View.Stat(false));
  }

  private static Panel nodes() {
    List<State> lrm =
        List.of(
            new State("active", "active", Color.GOOD),
            new State("idle", "idle", Color.OFF),
            new State("maintenance", "maintenance", Color.NEUTRAL),
            new State("dead", "dead", Color.CRITICAL),
            new State("lost_agent_lock", "lost its lock", Color.CRITICAL));
    List<State> paid =
        List.of(
            new State("active", "active", Color.GOOD),
            new State("notfound", "none", Color.OFF),
            new State("expired", "expired", Color.WARNING),
            new State("invalid", "invalid", Color.WARNING));
    return Panel.table(
            "Nodes",
            "Each node: what it does, which versions it runs, whether it is up to date.",
            new Table(
                List.of(
                    Column.label("node", "Node")
                        .withLink(DataLink.fromRow(Page.NODE, "node", "node")),
                    Column.value(0, "State", Unit.NONE).withStates(State.UP).withWidth(70),
                    Column.label("status", "HA").withStates(lrm).withWidth(100),
                    Column.value(2, "CPU", Unit.RATIO).withThresholds(Limits.CPU).withBar(),
                    Column.value(3, "Memory", Unit.RATIO).withThresholds(Limits.MEMORY).withBar(),
                    Column.value(4, "Guests up", Unit.NONE).withWidth(90),
                    Column.value(5, "Up for", Unit.SECONDS).withWidth(110),
                    Column.value(6, "Updates", Unit.NONE)
                        .withThresholds(Limits.NONE_WANTED)
                        .withWidth(85),
                    Column.value(7, "Certificate for", Unit.SECONDS)
                        .withThresholds(Limits.EXPIRES_IN)
                        .withWidth(120),
                    Column.label("subscription", "Subscription").withStates(paid).withWidth(135),
                    Column.label("version", "Version").withWidth(90),
                    Column.label("release", "Kernel").withWidth(140),
                    Column.label("ip", "Address").withWidth(120)),
                "Node",
                false),
            now(ofAllNodes("pve_up")),
            now("group by (cluster, node, status) (pve_ha_lrm_status{%s} == 1)".formatted(CLUSTER)),
            now(ofAllNodes("pve_cpu_usage_ratio")),
            now(ofAllNodes("pve_memory_usage_bytes") + " / " + ofAllNodes("pve_memory_size_bytes")),
            now(
                "count by (cluster, node) (group by (cluster, id, node) (pve_guest_info{%1$s}) and on (cluster, id) (pve_up{%1$s} == 1))"
                    .formatted(CLUSTER)),
            now(ofAllNodes("pve_uptime_seconds")),
            now(
                "sum by (cluster, node) (max by (cluster, node, origin) (pve_updates_available{%s}))"
                    .formatted(CLUSTER)),
            now(
                "min by (cluster, node) (pve_certificate_not_after_timestamp_seconds{%s}) - time()"
                    .formatted(CLUSTER)),
            now(
                "group by (cluster, node, subscription) (label_replace(%s == 1, \"subscription\", \"$1\", \"status\", \"(.+)\"))"
                    .formatted(told("pve_subscription_status", "status"))),
            now(told("pve_node_version_info", "version")),
            now(told("pve_node_kernel_info", "release")),
            now(told("pve_node_address_info", "ip")))
        .withSize(24, 7);
  }

  /** What the label of an information about each node says. */
  private static String told(String metric, String label) {
    return ofAllNodes(metric).replace("(cluster, node)", "(cluster, node, " + label + ")");
  }

  private static Panel cpu() {
    return Panel.graph(
            "CPU",
            "Share of each node's CPUs in use, the twenty that are busiest.",
            Unit.RATIO,
            over("topk(20, " + ofAllNodes("pve_cpu_usage_ratio") + ")", "{{node}}"))
        .withView(View.Graph.RATIO)
        .withThresholds(Limits.CPU);
  }

  private static Panel memory() {
    return Panel.graph(
            "Memory",
            "Share of each node's memory in use, the twenty that are fullest.",
            Unit.RATIO,
            over(
                "topk(20, %s / %s)"
                    .formatted(
                        ofAllNodes("pve_memory_usage_bytes"), ofAllNodes("pve_memory_size_bytes")),
                "{{node}}"))
        .withView(View.Graph.RATIO)
        .withThresholds(Limits.MEMORY);
  }

  private static Panel guests() {
    return Panel.graph(
            "Guests",
            "Guests by state, without templates.",
            Unit.NONE,
            over(
                "sum by (status) (max by (cluster, type, status) (pve_cluster_guests{%s}))"
                    .formatted(CLUSTER),
                "{{status}}"))
        .withView(View.Graph.STACKED);
  }

  private static Panel up() {
    return Panel.timeline(
            "Nodes over time",
            "When nodes were online, forty of them at most.",
            State.UP,
            over("topk(40, " + ofAllNodes("pve_up") + ")", "{{node}}"))
        .withSize(12, 8);
  }
}
