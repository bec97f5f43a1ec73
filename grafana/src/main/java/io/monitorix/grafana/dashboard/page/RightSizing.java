package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;
import static io.monitorix.grafana.dashboard.page.Expressions.byId;

import io.monitorix.grafana.dashboard.model.DataLink;
import io.monitorix.grafana.dashboard.model.Page;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Threshold;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;

/** Panels about guests that have more than they take, or too little. */
final class RightSizing {

  private static final String CPUS = byId("pve_cpu_usage_limit");
  private static final String MEMORY = byId("pve_memory_size_bytes");

  /** Looked at every five minutes: more would be slow over weeks. */
  private static final String SHOWN = "[$__range:5m]";

  private static final String MOST_CPU = over("max", "pve_cpu_usage_ratio");
  private static final String MEAN_CPU = over("avg", "pve_cpu_usage_ratio");
  private static final String MOST_MEMORY = over("max", "pve_memory_usage_bytes");
  private static final String RUNS = " and on (cluster, id) (pve_up{" + CLUSTER + "} == 1)";

  private RightSizing() {}

  private static String over(String what, String metric) {
    return "max by (cluster, id) (%s_over_time(%s{%s, id!~\"node/.*\"}%s))"
        .formatted(what, metric, CLUSTER, SHOWN);
  }

  /** CPUs that a guest never took. */
  static Panel sparedCpus() {
    String spared = "(" + CPUS + " * on (cluster, id) (1 - " + MOST_CPU + ")" + RUNS + ")";
    return table(
        "More CPUs than it takes",
        "The twenty running guests with most CPUs that they did not take in the time that is shown: choose a week. Looked at every five minutes; short peaks can be missed. Empty when less than five minutes are known.",
        Column.value(1, "CPUs", Unit.NONE),
        Column.value(2, "Most", Unit.RATIO).withBar(),
        Column.value(3, "Spare CPUs", Unit.SHORT),
        "Spare CPUs",
        "topk(20, " + GuestSet.ALL.of(spared) + ")",
        CPUS,
        MOST_CPU,
        spared);
  }

  /** Memory that a guest never took. */
  static Panel sparedMemory() {
    String spared = "(" + MEMORY + " - " + MOST_MEMORY + RUNS + ")";
    return table(
        "More memory than it takes",
        "The twenty running guests with most memory that they did not take in the time that is shown: choose a week. What a system uses as cache counts as taken where no balloon driver tells it apart. Empty when less than five minutes are known.",
        Column.value(1, "Memory", Unit.BYTES),
        Column.value(2, "Most", Unit.RATIO).withBar(),
        Column.value(3, "Spare", Unit.BYTES),
        "Spare",
        "topk(20, " + GuestSet.ALL.of(spared) + ")",
        MEMORY,
        MOST_MEMORY + " / " + MEMORY,
        spared);
  }

  /** Guests that have few CPUs for what they do. */
  static Panel busy() {
    return table(
        "Too few CPUs",
        "Running guests that took more than 75 % of their CPUs on average in the time that is shown, the twenty that are busiest. Empty when none did.",
        Column.value(1, "CPUs", Unit.NONE),
        Column.value(2, "On average", Unit.RATIO).withThresholds(Limits.CPU).withBar(),
        Column.value(3, "Most", Unit.RATIO).withThresholds(Limits.CPU),
        "On average",
        "topk(20, " + GuestSet.ALL.of("(" + MEAN_CPU + " > 0.75" + RUNS + ")") + ")",
        CPUS,
        MEAN_CPU,
        MOST_CPU);
  }

  /** Guests that have little memory for what they do. */
  static Panel tight() {
    String mean = over("avg", "pve_memory_usage_bytes") + " / " + MEMORY;
    return table(
        "Too little memory",
        "Running guests that took more than 85 % of their memory on average in the time that is shown, the twenty that are fullest. Empty when none did.",
        Column.value(1, "Memory", Unit.BYTES),
        Column.value(2, "On average", Unit.RATIO).withThresholds(Limits.MEMORY).withBar(),
        Column.value(3, "Most", Unit.RATIO).withThresholds(Threshold.rising(0.93, 0.98)),
        "On average",
        "topk(20, " + GuestSet.ALL.of("(" + mean + " > 0.85" + RUNS + ")") + ")",
        MEMORY,
        mean,
        MOST_MEMORY + " / " + MEMORY);
  }

  private static Panel table(
      String title,
      String description,
      Column size,
      Column second,
      Column third,
      String sortBy,
      String chosen,
      String... values) {
    String only = "(%s) and on (cluster, id) " + chosen;
    return Panel.table(
            title,
            description,
            new Table(
                List.of(
                    Column.label("name", "Name")
                        .withLink(DataLink.fromRow(Page.GUEST, "guest", "id")),
                    Column.label("id", "Id").withWidth(90),
                    size.withWidth(90),
                    second,
                    third.withWidth(100)),
                sortBy,
                true),
            now("group by (cluster, id, name) (" + chosen + ")"),
            now(only.formatted(values[0])),
            now(only.formatted(values[1])),
            now(only.formatted(values[2])))
        .withNoData("none")
        .withSize(12, 9);
  }
}
