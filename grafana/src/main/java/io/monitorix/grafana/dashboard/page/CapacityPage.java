package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.ofAllNodes;
import static io.monitorix.grafana.dashboard.page.Expressions.ofStorages;
import static io.monitorix.grafana.dashboard.page.Expressions.storageTimeLeft;

import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.DataLink;
import io.monitorix.grafana.dashboard.model.Page;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Section;
import io.monitorix.grafana.dashboard.model.Threshold;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.Variable;
import io.monitorix.grafana.dashboard.model.View;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;

/**
 * Capacity: what is promised, what is left, what grows, which guests have too much or too little.
 */
public final class CapacityPage {

  /** CPUs that are allotted for each that there is. */
  private static final List<Threshold> CPU_PROMISED = Threshold.rising(3, 6);

  private static final List<Threshold> MEMORY_PROMISED = Threshold.rising(0.9, 1.1);
  private static final String CPUS = ofAllNodes("pve_cpu_usage_limit");
  private static final String MEMORY = ofAllNodes("pve_memory_size_bytes");
  private static final String MEMORY_USED = ofAllNodes("pve_memory_usage_bytes");
  private static final String CPUS_ALLOTTED = allotted("pve_guest_allocated_cpus");
  private static final String MEMORY_ALLOTTED = allotted("pve_guest_allocated_memory_bytes");

  private CapacityPage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.CAPACITY,
        "Capacity: what is promised, what is left, what grows, which guests have too much or too little.",
        List.of(Variable.CLUSTER),
        Marks.CLUSTER_WIDE,
        List.of(
            Section.top(
                number(
                        "CPUs allotted",
                        "CPUs that running guests are allotted, for each CPU of the nodes.",
                        Unit.RATIO,
                        sums(CPUS_ALLOTTED, CPUS))
                    .withThresholds(CPU_PROMISED),
                number(
                        "Memory allotted",
                        "Memory that running guests are allotted, as a share of that of the nodes.",
                        Unit.RATIO,
                        sums(MEMORY_ALLOTTED, MEMORY))
                    .withThresholds(MEMORY_PROMISED),
                number(
                        "Memory in use",
                        "Share of the memory of all nodes that is in use.",
                        Unit.RATIO,
                        sums(MEMORY_USED, MEMORY))
                    .withThresholds(Limits.MEMORY),
                withoutLargest(),
                number(
                        "Storage in use",
                        "Share of all storages' space that is in use, a shared one counted once.",
                        Unit.RATIO,
                        sums(
                            ofStorages("pve_storage_usage_bytes"),
                            ofStorages("pve_storage_size_bytes")))
                    .withThresholds(Limits.SPACE),
                fullFirst()),
            Section.top(nodes()),
            Section.of("What grows", promised(), used(), storages(), fullIn()),
            Section.of(
                "Which guests have too much or too little",
                RightSizing.sparedCpus(),
                RightSizing.sparedMemory(),
                RightSizing.busy(),
                RightSizing.tight())));
  }

  private static String allotted(String metric) {
    return "max by (cluster, node) (" + metric + "{" + CLUSTER + "})";
  }

  private static String sums(String used, String size) {
    return "sum(" + used + ") / sum(" + size + ")";
  }

  private static Panel number(String title, String description, Unit unit, String expr) {
    return Panel.stat(title, description, unit, now(expr, title)).withSize(4, 4);
  }

  private static Panel withoutLargest() {
    String left = "(sum by (cluster) (%1$s) - max by (cluster) (%1$s) > 0)".formatted(MEMORY);
    return number(
            "If a node fails",
            "Share of the memory of the other nodes that is in use if the largest node of a cluster fails and all guests run on; of the cluster that does worst. Above 100 % they do not fit. Empty when each cluster has a single node.",
            Unit.RATIO,
            "max(sum by (cluster) (%s) / %s)".formatted(MEMORY_USED, left))
        .withThresholds(Limits.ifKnown(Threshold.rising(0.85, 1)))
        .withNoData("single nodes");
  }

  private static Panel fullFirst() {
    return number(
            "First storage full in",
            "When the first storage is full if it goes on as in the last day. Empty when none fills, or less than an hour is known.",
            Unit.SECONDS,
            "min(" + storageTimeLeft() + ")")
        .withThresholds(Limits.ifKnown(Limits.FULL_IN))
        .withNoData("none fills");
  }

  private static Panel nodes() {
    return Panel.table(
            "Nodes",
            "Each node: what its running guests are allotted, and what they take. Allotted memory above 100 % cannot be had by all of them at once.",
            new Table(
                List.of(
                    Column.label("node", "Node")
                        .withLink(DataLink.fromRow(Page.NODE, "node", "node")),
                    Column.label("cluster", "Cluster"),
                    Column.value(0, "CPUs", Unit.NONE).withWidth(80),
                    Column.value(1, "allotted", Unit.NONE).withWidth(90),
                    Column.value(2, "of CPUs", Unit.RATIO)
                        .withThresholds(CPU_PROMISED)
                        .withWidth(90),
                    Column.value(3, "CPU", Unit.RATIO).withThresholds(Limits.CPU).withBar(),
                    Column.value(4, "Memory", Unit.BYTES).withWidth(100),
                    Column.value(5, "promised", Unit.BYTES).withWidth(100),
                    Column.value(6, "of memory", Unit.RATIO)
                        .withThresholds(MEMORY_PROMISED)
                        .withWidth(100),
                    Column.value(7, "In use", Unit.RATIO).withThresholds(Limits.MEMORY).withBar()),
                "of memory",
                true),
            now(CPUS),
            now(CPUS_ALLOTTED),
            now(CPUS_ALLOTTED + " / " + CPUS),
            now(ofAllNodes("pve_cpu_usage_ratio")),
            now(MEMORY),
            now(MEMORY_ALLOTTED),
            now(MEMORY_ALLOTTED + " / " + MEMORY),
            now(MEMORY_USED + " / " + MEMORY))
        .withSize(24, 7);
  }

  private static Panel promised() {
    return Panel.graph(
            "Memory promised",
            "Memory that running guests are allotted, as a share of that of the cluster's nodes, the twenty clusters with most.",
            Unit.RATIO,
            over("topk(20, " + byCluster(MEMORY_ALLOTTED, MEMORY) + ")", "{{cluster}}"))
        .withView(View.Graph.LIMITED)
        .withThresholds(MEMORY_PROMISED);
  }

  private static Panel used() {
    return Panel.graph(
            "Memory taken",
            "Share of the memory of the cluster's nodes that is in use, the twenty clusters with most.",
            Unit.RATIO,
            over("topk(20, " + byCluster(MEMORY_USED, MEMORY) + ")", "{{cluster}}"))
        .withView(View.Graph.RATIO)
        .withThresholds(Limits.MEMORY);
  }

  private static String byCluster(String used, String size) {
    return "sum by (cluster) (%s) / sum by (cluster) (%s)".formatted(used, size);
  }

  private static Panel storages() {
    return Panel.bars(
            "Storages grow by, in a day",
            "The ten storages that grew most in the last day, and by how much in a day. Empty when none grew, or less than an hour is known.",
            Unit.BYTES,
            now(
                "sort_desc(topk(10, 86400 * max by (cluster, id) (deriv(pve_storage_usage_bytes{%1$s}[1d])) * on (cluster, id) group_left (storage) (0 * %2$s + 1) > 0 and on (cluster, id) pve_storage_usage_bytes{%1$s} offset 1h))"
                    .formatted(CLUSTER, "(" + ofStorages("pve_storage_size_bytes") + ")"),
                "{{cluster}} {{storage}}"))
        .withNoData("none grew, as far as is known")
        .withSize(12, 9);
  }

  private static Panel fullIn() {
    return Panel.bars(
            "Storage full in",
            "The ten storages that run full first if they go on as in the last day. Empty when none fills, or less than an hour is known.",
            Unit.SECONDS,
            now("sort(bottomk(10, " + storageTimeLeft() + "))", "{{cluster}} {{storage}}"))
        .withThresholds(Limits.FULL_IN)
        .withNoData("nothing fills up, as far as is known")
        .withSize(12, 9);
  }
}
