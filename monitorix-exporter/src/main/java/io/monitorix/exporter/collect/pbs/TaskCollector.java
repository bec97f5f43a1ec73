package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.pbs.TaskApi;
import io.monitorix.client.pbs.TaskFilter;
import io.monitorix.client.pbs.model.PbsUpid;
import io.monitorix.client.pbs.model.Task;
import io.monitorix.client.pbs.model.TaskStatus;
import io.monitorix.client.task.TaskOutcome;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code pbs_task…}: tasks that run, and how the others ended. */
final class TaskCollector implements Collector {

  static final Metric TASKS_RUNNING =
      Metric.gauge("pbs_tasks_running", "Number of tasks that run.", "type");

  static final Metric TASK_RESULTS_TOTAL =
      Metric.counter(
          "pbs_task_results_total",
          "Tasks that have ended since the exporter started, by how they ended.",
          "type",
          "result");

  /** {@code GET /nodes/localhost/tasks}: others than one's own only with the right to see them. */
  static final Source<TaskLedger> TASKS =
      Source.<TaskLedger>ofTarget(
              "nodes/localhost/tasks",
              (reader, target, previous) -> read(reader, reader.pbs().node().tasks(), previous))
          .needing("/system/tasks", "Sys.Audit");

  /** How far back the first reading looks, to know what types of tasks there are. */
  private static final Duration FIRST_LOOK = Duration.ofDays(1);

  private static CompletableFuture<TaskLedger> read(
      SourceReader reader, TaskApi api, @Nullable TaskLedger previous) {
    Instant since = previous == null ? reader.now().minus(FIRST_LOOK) : previous.since();
    // in this order: what ends in between is then listed as ended
    return reader
        .call(api.list(TaskFilter.none().running(true).limit(0)))
        .thenCompose(
            running ->
                reader
                    .call(api.list(TaskFilter.none().since(since).limit(0)))
                    .thenApply(
                        recent -> {
                          List<Task> tasks = new ArrayList<>(running);
                          tasks.addAll(recent);
                          return tasks;
                        }))
        .thenCompose(
            tasks ->
                previous == null
                    ? CompletableFuture.completedFuture(TaskLedger.open(since, tasks))
                    : ended(reader, api, previous, tasks)
                        .thenApply(ended -> previous.next(tasks, ended)));
  }

  /** Long tasks end out of sight: they started before what was asked for. */
  private static CompletableFuture<Map<PbsUpid, TaskOutcome>> ended(
      SourceReader reader, TaskApi api, TaskLedger previous, List<Task> tasks) {
    List<CompletableFuture<Map.Entry<PbsUpid, Optional<TaskStatus>>>> asked = new ArrayList<>();
    for (PbsUpid upid : previous.missing(tasks)) {
      asked.add(
          reader.callUnlessGone(api.status(upid)).thenApply(status -> Map.entry(upid, status)));
    }
    return SourceReader.allOf(asked)
        .thenApply(
            answers -> {
              Map<PbsUpid, TaskOutcome> ended = new HashMap<>();
              answers.forEach(
                  answer -> {
                    TaskStatus status = answer.getValue().orElse(null);
                    if (status == null || !status.running()) {
                      ended.put(
                          answer.getKey(),
                          status == null
                              ? TaskOutcome.UNKNOWN
                              : status.outcome().orElse(TaskOutcome.UNKNOWN));
                    }
                  });
              return ended;
            });
  }

  @Override
  public CollectorName name() {
    return CollectorName.PBS_TASKS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(TASKS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(TASKS_RUNNING, TASK_RESULTS_TOTAL);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    TaskLedger ledger = readings.get(TASKS);
    if (ledger == null) {
      return;
    }
    ledger
        .results()
        .forEach(
            (type, counts) -> {
              out.emit(TASKS_RUNNING, out.labels("type", type), (double) ledger.running(type));
              for (TaskOutcome outcome : TaskOutcome.values()) {
                long count = counts.getOrDefault(outcome, 0L);
                // a counter that begins at its first failure would hide it from rate()
                if (count > 0 || outcome != TaskOutcome.UNKNOWN) {
                  out.emit(
                      TASK_RESULTS_TOTAL,
                      out.labels("type", type, "result", outcome.parameter()),
                      (double) count);
                }
              }
            });
  }
}
