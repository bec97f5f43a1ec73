package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.RATE;

import io.monitorix.grafana.dashboard.model.Color;
import io.monitorix.grafana.dashboard.model.Dashboard;
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

/** How Monitorix itself does: readings, calls to Proxmox, rules, stores, memory. */
public final class ItselfPage {

  /** Other programs expose metrics of the JVM too: those that scrape alike belong together. */
  private static final String OURS = " and on (job, instance) monitorix_build_info";

  private ItselfPage() {}

  /** The dashboard. */
  public static Dashboard dashboard() {
    return new Dashboard(
        Page.ITSELF,
        "How Monitorix itself does: readings, calls to Proxmox, rules, stores, memory.",
        List.of(Variable.TARGET),
        List.of(Marks.ALERTS),
        List.of(
            Section.top(
                upFor(), age(), failing(), missing(), series(), leader(), undelivered(), heapNow()),
            Section.of("Readings", targets(), collectors(), slowest()),
            Section.of(
                "Calls to Proxmox", calls(), callErrors(), callTime(), retries().withSize(12, 10)),
            Section.of("Rules", ruleTime(), ruleFailures().withSize(12, 10)),
            Section.of("Stores and process", stored(), samples(), heap(), cpu())));
  }

  private static Panel number(String title, String description, Unit unit, String expr) {
    return Panel.stat(title, description, unit, now(expr, title));
  }

  private static Panel upFor() {
    return number(
            "Up for",
            "Time since the process started; the youngest, of several.",
            Unit.SECONDS,
            "min(process_uptime_seconds%s)".formatted(OURS))
        .withView(new View.Stat(false));
  }

  private static Panel age() {
    return number(
            "Oldest reading",
            "Time since the target that was read longest ago was read.",
            Unit.SECONDS,
            "max(monitorix_snapshot_age_seconds{%s})".formatted(CLUSTER))
        .withThresholds(Threshold.rising(60, 300));
  }

  private static Panel failing() {
    String all = "max by (cluster, collector, node) (pve_collector_success{%s})".formatted(CLUSTER);
    return number(
            "Collectors failing",
            "Collectors that cannot read all that they need.",
            Unit.NONE,
            Expressions.count(all + " == 0", all))
        .withThresholds(Limits.NONE_WANTED);
  }

  private static Panel missing() {
    return number(
            "Privileges missing",
            "Privileges that a collector wants and the token lacks.",
            Unit.NONE,
            "count(max by (cluster, collector, path, privilege) (pve_collector_permission_missing{%s})) or vector(0)"
                .formatted(CLUSTER))
        .withThresholds(Limits.NONE_WANTED);
  }

  private static Panel series() {
    return number(
            "Series",
            "Series of all targets on /metrics.",
            Unit.SHORT,
            "sum(max by (cluster) (monitorix_series{%s}))".formatted(CLUSTER))
        .withView(new View.Stat(false));
  }

  private static Panel leader() {
    return number(
            "Leaders",
            "Processes that evaluate rules and tell of alerts; one, whatever the number of replicas.",
            Unit.NONE,
            "sum(monitorix_leader)")
        .withThresholds(
            List.of(
                new Threshold(null, Color.CRITICAL),
                new Threshold(1.0, Color.GOOD),
                new Threshold(2.0, Color.CRITICAL)));
  }

  private static Panel undelivered() {
    return number(
            "Undelivered",
            "Notifications that wait, are held as their receiver fails, or were refused for good.",
            Unit.NONE,
            "sum(max by (state) (monitorix_notification_queue_length))")
        .withThresholds(Threshold.rising(10, 100));
  }

  private static Panel heapNow() {
    return number(
            "Heap",
            "Memory of the Java heap in use.",
            Unit.BYTES,
            "sum(jvm_memory_used_bytes{area=\"heap\"}%s)".formatted(OURS))
        .withView(new View.Stat(false));
  }

  private static Panel targets() {
    return Panel.graph(
        "Time of a poll",
        "How long a poll of each target took on average, up to its snapshot.",
        Unit.SECONDS,
        over(
            "sum by (cluster) (rate(monitorix_poll_duration_seconds_sum{%1$s}%2$s)) / (sum by (cluster) (rate(monitorix_poll_duration_seconds_count{%1$s}%2$s)) > 0)"
                .formatted(CLUSTER, RATE),
            "{{cluster}}"));
  }

  private static Panel collectors() {
    String labels = "cluster, collector, node";
    return Panel.table(
            "Collectors that fail",
            "Which collector cannot read all that it needs, on which node, and for how long. Empty when all can.",
            new Table(
                List.of(
                    Column.label("cluster", "Cluster"),
                    Column.label("collector", "Collector"),
                    Column.label("node", "Node"),
                    Column.value(0, "Last success", Unit.SECONDS)),
                "Collector",
                false),
            now(
                "time() - max by (%1$s) (pve_collector_last_success_timestamp_seconds{%2$s}) and on (%1$s) (max by (%1$s) (pve_collector_success{%2$s}) == 0)"
                    .formatted(labels, CLUSTER)))
        .withNoData("all can read what they need")
        .withSize(6, 8);
  }

  private static Panel slowest() {
    return Panel.bars(
            "Slowest collectors",
            "Time that the slowest reading of each took, the ten slowest.",
            Unit.SECONDS,
            now(
                "sort_desc(topk(10, max by (cluster, collector) (pve_collector_duration_seconds{%s})))"
                    .formatted(CLUSTER),
                "{{cluster}} {{collector}}"))
        .withSize(6, 8);
  }

  private static Panel calls() {
    return Panel.graph(
        "Calls",
        "Calls to Proxmox in a second, by target.",
        Unit.PER_SECOND,
        over(
            "sum by (target) (rate(monitorix_api_request_duration_seconds_count{target=~\"$cluster\"}%s))"
                .formatted(RATE),
            "{{target}}"));
  }

  private static Panel callErrors() {
    return Panel.graph(
            "Calls that fail",
            "Calls to Proxmox in a second that were answered by an error, or not at all. Empty when none was.",
            Unit.PER_SECOND,
            over(
                "topk(20, sum by (target, endpoint, status) (rate(monitorix_api_request_duration_seconds_count{target=~\"$cluster\", status!~\"2..\"}%s))) > 0"
                    .formatted(RATE),
                "{{target}} {{endpoint}} {{status}}"))
        .withNoData("none failed");
  }

  private static Panel callTime() {
    String calls =
        "sum by (endpoint) (increase(monitorix_api_request_duration_seconds_%s{target=~\"$cluster\"}[$__range]))";
    return slowest(
        "Slowest endpoints",
        "How long calls took on average over the time that is shown, the ten slowest endpoints.",
        calls.formatted("sum") + " / (" + calls.formatted("count") + " > 0)",
        "{{endpoint}}");
  }

  private static Panel slowest(String title, String description, String expr, String legend) {
    return Panel.bars(
            title, description, Unit.SECONDS, now("sort_desc(topk(10, " + expr + "))", legend))
        .withSize(12, 10);
  }

  private static Panel retries() {
    return Panel.graph(
        "Calls tried again",
        "Calls in a second that had to be tried again.",
        Unit.PER_SECOND,
        over(
            "sum by (target) (rate(monitorix_api_retries_total{target=~\"$cluster\"}%s))"
                .formatted(RATE),
            "{{target}}"));
  }

  private static Panel ruleTime() {
    String evaluations =
        "sum by (group) (increase(monitorix_rule_evaluation_duration_seconds_%s[$__range]))";
    return slowest(
        "Slowest groups of rules",
        "How long evaluations took on average over the time that is shown, the ten slowest groups.",
        evaluations.formatted("sum") + " / (" + evaluations.formatted("count") + " > 0)",
        "{{group}}");
  }

  private static Panel ruleFailures() {
    return Panel.graph(
        "Rules that fail",
        "Evaluations in a second that failed, and that were missed as one before took too long.",
        Unit.PER_SECOND,
        over("sum(rate(monitorix_rule_evaluation_failures_total%s))".formatted(RATE), "failed"),
        over(
            "sum(rate(monitorix_rule_group_iterations_missed_total%s))".formatted(RATE), "missed"));
  }

  private static Panel stored() {
    return Panel.graph(
            "Series in memory",
            "Series that the series store has in memory.",
            Unit.SHORT,
            over("max(monitorix_store_series)", "series"))
        .withSize(6, 8);
  }

  private static Panel samples() {
    return Panel.graph(
            "Samples",
            "Samples that the series store takes in a second.",
            Unit.PER_SECOND,
            over("sum(rate(monitorix_samples_appended_total%s))".formatted(RATE), "samples"))
        .withSize(6, 8);
  }

  private static Panel heap() {
    return Panel.graph(
            "Memory",
            "Memory of Java in use.",
            Unit.BYTES,
            over("sum by (area) (jvm_memory_used_bytes%s)".formatted(OURS), "{{area}}"))
        .withView(View.Graph.STACKED)
        .withSize(6, 8);
  }

  private static Panel cpu() {
    return Panel.graph(
            "CPU",
            "Share of all CPUs that the process takes.",
            Unit.RATIO,
            over("max(process_cpu_usage%s)".formatted(OURS), "CPU"))
        .withSize(6, 8);
  }
}
