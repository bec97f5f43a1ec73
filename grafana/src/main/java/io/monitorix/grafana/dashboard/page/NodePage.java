package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.RATE;
import static io.monitorix.grafana.dashboard.page.Expressions.ofNodes;
import static io.monitorix.grafana.dashboard.page.Expressions.withNode;

import io.monitorix.grafana.dashboard.model.Color;
import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.DataLink;
import io.monitorix.grafana.dashboard.model.Page;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Query;
import io.monitorix.grafana.dashboard.model.Section;
import io.monitorix.grafana.dashboard.model.State;
import io.monitorix.grafana.dashboard.model.Threshold;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.Variable;
import io.monitorix.grafana.dashboard.model.View;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;

/** Nodes: load, memory, pressure, traffic, disks, services, updates, certificates. */
public final class NodePage {

  private static final String LEGEND = "{{cluster}} {{node}}";

  private NodePage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.NODE,
        "Nodes: load, memory, pressure, traffic, disks, services, updates, certificates.",
        List.of(Variable.CLUSTER, Variable.NODE),
        Marks.CLUSTER_WIDE,
        List.of(
            Section.top(nodes()),
            Section.of("CPU", cpu(), load(), ioWait(), pressure()),
            Section.of("Memory", memory(), memoryParts(), swap(), allotted()),
            Section.of("Traffic of guests", network(), disk()),
            Section.of("Disks", disks(), temperatures(), wear()),
            Section.of("System", services(), certificates(), interfaces(), clock())));
  }

  private static Panel nodes() {
    Table table =
        new Table(
            List.of(
                Column.label("node", "Node").withLink(DataLink.fromRow(Page.NODE, "node", "node")),
                Column.label("cluster", "Cluster").withWidth(95),
                Column.value(0, "State", Unit.NONE).withStates(State.UP).withWidth(70),
                Column.value(1, "CPU", Unit.RATIO).withThresholds(Limits.CPU).withBar(),
                Column.value(2, "CPUs", Unit.NONE).withWidth(65),
                Column.value(3, "Memory", Unit.RATIO).withThresholds(Limits.MEMORY).withBar(),
                Column.value(4, "of", Unit.BYTES).withWidth(90),
                Column.value(5, "Root", Unit.RATIO).withThresholds(Limits.SPACE).withBar(),
                Column.value(6, "Guests up", Unit.NONE).withWidth(90),
                Column.value(7, "Up for", Unit.SECONDS).withWidth(110),
                Column.value(8, "Updates", Unit.NONE)
                    .withThresholds(Threshold.from(1, Color.WARNING))
                    .withWidth(85),
                Column.label("version", "Version").withWidth(90)),
            "Node",
            false);
    return Panel.table(
            "Nodes",
            "Each node and how it does; a click on its name shows it alone.",
            table,
            now(ofNodes("pve_up")),
            now(ofNodes("pve_cpu_usage_ratio")),
            now(ofNodes("pve_cpu_usage_limit")),
            now(ratio("pve_memory_usage_bytes", "pve_memory_size_bytes")),
            now(ofNodes("pve_memory_size_bytes")),
            now(ratio("pve_node_rootfs_usage_bytes", "pve_node_rootfs_size_bytes")),
            now(
                "count by (cluster, node) (group by (cluster, id, node) (pve_guest_info{%1$s, node=~\"$node\"}) and on (cluster, id) (pve_up{%1$s} == 1))"
                    .formatted(CLUSTER)),
            now(ofNodes("pve_uptime_seconds")),
            now(
                "sum by (cluster, node) (%s)"
                    .formatted(withNode("pve_updates_available", "origin"))),
            now(
                ofNodes("pve_node_version_info")
                    .replace("(cluster, node)", "(cluster, node, version)")))
        .withSize(24, 6);
  }

  private static String ratio(String used, String size) {
    return ofNodes(used) + " / " + ofNodes(size);
  }

  private static Query top(String expr) {
    return over("topk(20, " + expr + ")", LEGEND);
  }

  private static Panel cpu() {
    return Panel.graph(
            "CPU",
            "Share of the node's CPUs in use.",
            Unit.RATIO,
            top(ofNodes("pve_cpu_usage_ratio")))
        .withView(View.Graph.RATIO)
        .withThresholds(Limits.CPU);
  }

  private static Panel load() {
    return Panel.graph(
            "Load per CPU",
            "Processes that run or wait, of the last five minutes, for each CPU; above 1 they wait.",
            Unit.SHORT,
            top(ratio("pve_node_load5", "pve_cpu_usage_limit")))
        .withView(View.Graph.LIMITED)
        .withThresholds(Threshold.rising(1, 2));
  }

  private static Panel ioWait() {
    return Panel.graph(
            "Waiting for disks",
            "Share of time in which CPUs had nothing to do but wait for disks.",
            Unit.RATIO,
            top(ofNodes("pve_node_cpu_iowait_ratio")))
        .withView(View.Graph.LIMITED)
        .withThresholds(Limits.IO_WAIT);
  }

  private static Panel pressure() {
    return Panel.graph(
            "Pressure",
            "Share of time in which some processes had to wait for CPU, memory or disks. Empty when the nodes run a Proxmox VE older than 9.",
            Unit.RATIO,
            over(
                "topk(20, max by (cluster, node, resource) (label_replace(pve_node_pressure_ratio{%s, id=~\"node/($node)\", kind=\"some\"}, \"node\", \"$1\", \"id\", \"node/(.+)\")))"
                    .formatted(CLUSTER),
                "{{node}} {{resource}}"))
        .withView(View.Graph.LIMITED)
        .withThresholds(Limits.PRESSURE)
        .withNoData("Proxmox VE 9 and later tell it");
  }

  private static Panel memory() {
    return Panel.graph(
            "Memory",
            "Share of the node's memory in use, without what it caches of files; the cache of ZFS counts as in use.",
            Unit.RATIO,
            top(ratio("pve_memory_usage_bytes", "pve_memory_size_bytes")))
        .withView(View.Graph.RATIO)
        .withThresholds(Limits.MEMORY);
  }

  private static Panel memoryParts() {
    String sum = "sum(%s)";
    return Panel.graph(
        "What takes memory",
        "Memory of the chosen nodes together: in use, of that the cache of ZFS (Proxmox VE 9), shared by guests, and all there is. The cache of ZFS is empty when the nodes are older.",
        Unit.BYTES,
        over(sum.formatted(ofNodes("pve_memory_usage_bytes")), "in use"),
        over(sum.formatted(ofNodes("pve_node_arc_size_bytes")), "cache of ZFS"),
        over(sum.formatted(ofNodes("pve_node_ksm_shared_bytes")), "shared (KSM)"),
        over(sum.formatted(ofNodes("pve_memory_size_bytes")), "all"));
  }

  private static Panel swap() {
    return Panel.graph(
            "Swap",
            "Share of the swap space in use. Empty when no node has any.",
            Unit.RATIO,
            top(
                "%s / (%s > 0)"
                    .formatted(
                        ofNodes("pve_node_swap_usage_bytes"), ofNodes("pve_node_swap_size_bytes"))))
        .withView(View.Graph.RATIO)
        .withThresholds(Threshold.rising(0.5, 0.8))
        .withNoData("no swap space");
  }

  private static Panel allotted() {
    return Panel.graph(
            "Memory allotted to running guests",
            "What the running guests may take, as a share of the node's memory; above 1 the node could run out.",
            Unit.RATIO,
            top(
                withNode("pve_guest_allocated_memory_bytes")
                    + " / "
                    + ofNodes("pve_memory_size_bytes")))
        .withView(View.Graph.LIMITED)
        .withThresholds(Threshold.rising(1, 1.25));
  }

  private static Panel network() {
    return Panel.graph(
        "Network traffic",
        "What the guests of each node receive and send.",
        Unit.BYTES_PER_SECOND,
        traffic("pve_network_receive_bytes_total", "received"),
        traffic("pve_network_transmit_bytes_total", "sent"));
  }

  private static Panel disk() {
    return Panel.graph(
        "Disk traffic",
        "What the guests of each node read and write.",
        Unit.BYTES_PER_SECOND,
        traffic("pve_disk_read_bytes_total", "read"),
        traffic("pve_disk_written_bytes_total", "written"));
  }

  private static Query traffic(String metric, String direction) {
    return over(
        "topk(10, sum by (cluster, node) (max by (cluster, id) (rate(%1$s{%2$s}%3$s)) * on (cluster, id) group_left (node) group by (cluster, id, node) (pve_guest_info{%2$s, node=~\"$node\"})))"
            .formatted(metric, CLUSTER, RATE),
        "{{node}} " + direction);
  }

  private static Panel disks() {
    Table table =
        new Table(
            List.of(
                Column.label("node", "Node"),
                Column.label("device", "Device"),
                Column.label("model", "Model"),
                Column.label("type", "Type").withWidth(70),
                Column.value(1, "Size", Unit.BYTES).withWidth(100),
                Column.value(2, "Well", Unit.NONE).withStates(State.YES).withWidth(70),
                Column.value(3, "Worn", Unit.RATIO).withThresholds(Limits.WEAR).withBar(),
                Column.value(4, "Temperature", Unit.CELSIUS)
                    .withThresholds(Limits.TEMPERATURE)
                    .withWidth(110)),
            "Worn",
            true);
    return Panel.table(
            "Disks",
            "The disks of the nodes: what they say of themselves, how much of their life is used up, how warm they are.",
            table,
            now(withNode("pve_disk_info", "device", "model", "type")),
            now(withNode("pve_disk_capacity_bytes", "device")),
            now(withNode("pve_disk_health", "device")),
            now(withNode("pve_disk_wearout_ratio", "device")),
            now(withNode("pve_disk_temperature_celsius", "device")))
        .withSize(24, 9);
  }

  private static Panel temperatures() {
    return Panel.graph(
            "Temperature of disks",
            "The twenty warmest disks.",
            Unit.CELSIUS,
            over(
                "topk(20, %s)".formatted(withNode("pve_disk_temperature_celsius", "device")),
                "{{node}} {{device}}"))
        .withView(View.Graph.LIMITED)
        .withThresholds(Limits.TEMPERATURE);
  }

  private static Panel wear() {
    return Panel.bars(
            "Disks worn most",
            "Share of the disk's life that is used up.",
            Unit.RATIO,
            now(
                "sort_desc(topk(10, %s))".formatted(withNode("pve_disk_wearout_ratio", "device")),
                "{{node}} {{device}}"))
        .withThresholds(Limits.WEAR)
        .withSize(12, 8);
  }

  private static Panel services() {
    return Panel.table(
            "Services that do not run",
            "Services of Proxmox and of the system that are installed and yet not active. Empty when all run.",
            new Table(
                List.of(
                    Column.label("node", "Node"),
                    Column.label("service", "Service"),
                    Column.label("state", "State")),
                "Node",
                false),
            now(
                "max by (cluster, node, service, state) (pve_service_state{%1$s, node=~\"$node\"}) and on (cluster, node, service) (%2$s == 0)"
                    .formatted(CLUSTER, withNode("pve_service_active", "service"))))
        .withNoData("all run")
        .withSize(8, 8);
  }

  private static Panel certificates() {
    return Panel.bars(
            "Certificates expire in",
            "Time until each certificate of the nodes is no longer valid, the first ten.",
            Unit.SECONDS,
            now(
                "sort(bottomk(10, %s - time()))"
                    .formatted(withNode("pve_certificate_not_after_timestamp_seconds", "filename")),
                "{{node}} {{filename}}"))
        .withThresholds(Limits.EXPIRES_IN)
        .withSize(8, 8);
  }

  private static Panel interfaces() {
    return Panel.table(
            "Network interfaces that are down",
            "Interfaces that are configured and yet not up. Empty when all are up.",
            new Table(
                List.of(
                    Column.label("node", "Node"),
                    Column.label("interface", "Interface"),
                    Column.label("type", "Type")),
                "Node",
                false),
            now(withNode("pve_node_interface_up", "interface", "type") + " == 0"))
        .withNoData("all are up")
        .withSize(4, 8);
  }

  private static Panel clock() {
    return Panel.stat(
            "Clock",
            "By how many seconds the clock that is most off differs from that of Monitorix.",
            Unit.SECONDS,
            now("max(abs(%s))".formatted(withNode("pve_node_time_offset_seconds")), "clock"))
        .withView(new View.Stat(false))
        .withThresholds(Threshold.rising(2, 5))
        .withSize(4, 8);
  }
}
