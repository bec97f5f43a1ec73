package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.Task;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code pve_task…}: what nodes do, and how what they did ended. */
final class TasksCollector implements Collector {

  static final Metric TASKS_RUNNING =
      Metric.gauge(
          "pve_tasks_running", "Number of tasks that run on the node, by type.", "node", "type");

  static final Metric TASK_RESULTS_TOTAL =
      Metric.counter(
          "pve_task_results_total",
          "Number of tasks that were seen to end on the node, by type and result.",
          "node",
          "type",
          "result");

  static final Metric TASK_LAST_SUCCESS_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_task_last_success_timestamp_seconds",
          "When a task of this type about this id last ended well, be it with warnings, in seconds"
              + " since 1970.",
          "node",
          "type",
          "id");

  static final Metric TASK_LAST_FAILURE_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_task_last_failure_timestamp_seconds",
          "When a task of this type about this id last failed, in seconds since 1970.",
          "node",
          "type",
          "id");

  static final Metric TASK_LAST_DURATION_SECONDS =
      Metric.gauge(
          "pve_task_last_duration_seconds",
          "How long the last task of this type about this id took, in seconds.",
          "node",
          "type",
          "id");

  /** {@code GET /nodes/{node}/tasks}, folded: what has ended since the first look is counted. */
  static final Source<TaskHistory> TASKS =
      Source.<TaskHistory>ofNode(
              "nodes/{node}/tasks",
              (reader, node, previous) ->
                  new TaskFollower(reader, node.name(), null)
                      .look(previous == null ? null : previous.ledger())
                      .thenCombine(
                          GuestNumbers.read(reader),
                          (news, numbers) ->
                              TaskHistory.of(previous, news, numbers::about, reader.now())))
          .needing("/nodes/{node}", "Sys.Audit");

  @Override
  public CollectorName name() {
    return CollectorName.TASKS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(TASKS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        TASKS_RUNNING,
        TASK_RESULTS_TOTAL,
        TASK_LAST_SUCCESS_TIMESTAMP_SECONDS,
        TASK_LAST_FAILURE_TIMESTAMP_SECONDS,
        TASK_LAST_DURATION_SECONDS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(TASKS, (node, history) -> collect(node, history, out));
  }

  private static void collect(String node, TaskHistory history, Emission out) {
    Map<String, Integer> running = new TreeMap<>();
    history.results().keySet().forEach(type -> running.put(type, 0));
    for (Task task : history.ledger().running()) {
      running.merge(task.upid().type(), 1, Integer::sum);
    }
    running.forEach(
        (type, number) -> out.emit(TASKS_RUNNING, out.labels("node", node, "type", type), number));
    history
        .results()
        .forEach(
            (type, results) -> {
              // From 0 on, so that the first failure is an increase.
              out.emit(
                  TASK_RESULTS_TOTAL,
                  labels(node, type, TaskResult.OK, out),
                  (double) results.ok());
              out.emit(
                  TASK_RESULTS_TOTAL,
                  labels(node, type, TaskResult.WARNING, out),
                  (double) results.warning());
              out.emit(
                  TASK_RESULTS_TOTAL,
                  labels(node, type, TaskResult.ERROR, out),
                  (double) results.error());
            });
    history
        .last()
        .forEach(
            (kind, last) -> {
              Labels labels = out.labels("node", node, "type", kind.type(), "id", kind.id());
              out.emit(TASK_LAST_SUCCESS_TIMESTAMP_SECONDS, labels, last.success());
              out.emit(TASK_LAST_FAILURE_TIMESTAMP_SECONDS, labels, last.failure());
              out.emit(TASK_LAST_DURATION_SECONDS, labels, (double) last.duration().toSeconds());
            });
  }

  private static Labels labels(String node, String type, TaskResult result, Emission out) {
    return out.labels("node", node, "type", type, "result", result.word());
  }
}
