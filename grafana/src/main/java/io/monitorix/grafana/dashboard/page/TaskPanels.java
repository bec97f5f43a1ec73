package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.model.Query.now;
import static io.monitorix.grafana.dashboard.model.Query.over;
import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;

import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.View;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;

/** Panels about tasks of nodes. */
final class TaskPanels {

  private TaskPanels() {}

  /** What failed and was not done since. */
  static Panel failed() {
    String last = "max by (cluster, node, type, id) (pve_task_last_%s_timestamp_seconds{%s})";
    String failure = last.formatted("failure", CLUSTER);
    String success = last.formatted("success", CLUSTER);
    return Panel.table(
            "Failed tasks",
            "Tasks that failed last time, and when; the fifty newest. Empty when none did since Monitorix started.",
            new Table(
                List.of(
                    Column.label("type", "Type"),
                    Column.label("id", "What"),
                    Column.label("node", "Node"),
                    Column.value(0, "Ago", Unit.SECONDS)),
                "Ago",
                false),
            now(
                "bottomk(50, time() - (%1$s > %2$s or %1$s unless %2$s))"
                    .formatted(failure, success)))
        .withNoData("none failed")
        .withSize(10, 9);
  }

  /** What runs. */
  static Panel running() {
    return Panel.graph(
            "Running tasks",
            "Tasks that run, by type. Empty when none ran.",
            Unit.NONE,
            over(
                "topk(20, sum by (type) (max by (cluster, node, type) (pve_tasks_running{%s})))"
                    .formatted(CLUSTER),
                "{{type}}"))
        .withView(View.Graph.STACKED)
        .withNoData("none ran")
        .withSize(8, 9);
  }

  /** What ended. */
  static Panel ended() {
    return Panel.bars(
            "Tasks that ended",
            "Tasks that were seen to end in the time that is shown, by result. Empty when none was seen.",
            Unit.NONE,
            now(
                "topk(10, round(sum by (result) (max by (cluster, node, type, result) (increase(pve_task_results_total{%s}[$__range])))))"
                    .formatted(CLUSTER),
                "{{result}}"))
        .withNoData("none was seen")
        .withSize(6, 9);
  }
}
