package io.monitorix.exporter.collect.pbs;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.NotFoundException;
import io.monitorix.client.pbs.PbsClient;
import io.monitorix.client.pbs.TaskFilter;
import io.monitorix.client.pbs.model.GarbageCollection;
import io.monitorix.client.pbs.model.Task;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The last garbage collection of a datastore.
 *
 * @param job its job's name is that of the datastore
 * @param took how long it took; null where that is not known
 */
record GarbageRun(JobRun job, @Nullable Duration took) {

  private static final String KIND = "gc";
  private static final String TASK = "garbage_collection";

  /** Enough for some weeks of a few datastores. */
  private static final int TASKS = 200;

  /**
   * {@code GET /admin/gc}, of each datastore. Releases before 3.2 have it not: there the tasks tell
   * of the last run, and nothing tells of the next.
   */
  static final Source<List<GarbageRun>> ALL =
      Source.ofTarget(
          "admin/gc",
          (reader, target, previous) ->
              reader
                  .call(reader.pbs().jobs().garbageCollection())
                  .thenApply(told -> runs(told, previous))
                  .exceptionallyCompose(failure -> fromTasks(reader, failure)));

  private static List<GarbageRun> runs(
      List<GarbageCollection> told, @Nullable List<GarbageRun> previous) {
    List<JobRun> before =
        previous == null ? List.of() : previous.stream().map(GarbageRun::job).toList();
    return told.stream()
        .filter(each -> each.store() != null)
        .map(
            each -> {
              String store = requireNonNullElse(each.store(), "");
              return new GarbageRun(JobRun.of(KIND, store, store, each, before), each.duration());
            })
        .toList();
  }

  private static CompletableFuture<List<GarbageRun>> fromTasks(
      SourceReader reader, Throwable failure) {
    if (!(Failures.cause(failure) instanceof NotFoundException)) {
      return CompletableFuture.failedFuture(Failures.cause(failure));
    }
    PbsClient pbs = reader.pbs();
    return reader
        .call(pbs.node().tasks().list(TaskFilter.none().type(TASK).running(false).limit(TASKS)))
        .thenApply(GarbageRun::latest);
  }

  /** The newest come first. */
  private static List<GarbageRun> latest(List<Task> tasks) {
    Map<String, GarbageRun> latest = new LinkedHashMap<>();
    for (Task task : tasks) {
      String store = task.id();
      if (store != null && !task.running()) {
        latest.putIfAbsent(
            store,
            new GarbageRun(
                new JobRun(KIND, store, store, null, task.endTime(), task.outcome().orElse(null)),
                task.duration().orElse(null)));
      }
    }
    return List.copyOf(latest.values());
  }
}
