package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.TaskApi;
import io.monitorix.client.pve.TaskFilter;
import io.monitorix.client.pve.model.Task;
import io.monitorix.client.pve.model.Upid;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows the tasks of a node from look to look, so that each one that ends is told once, however
 * long it ran and however many looks failed in between.
 *
 * <p>Proxmox lists by the start of tasks. What ran long has started before all that is listed: it
 * is watched in the list of the cluster, and looked up by its start once it no longer runs there.
 */
final class TaskFollower {

  /** How far the first look goes back. */
  static final Duration PAST = Duration.ofDays(30);

  /** Tasks show up a little out of order, and clocks of nodes are set back a little. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private static final int ROWS_OF_A_PAGE = 500;
  private static final int PAGES_OF_THE_PAST = 4;
  private static final int MOST_PAGES = 20;
  private static final int MOST_LOOK_UPS = 20;

  /** {@code GET /cluster/tasks}: what runs, and the last that ended, on each node. */
  private static final Source<List<Task>> CLUSTER_TASKS =
      Source.ofTarget(
          "cluster/tasks",
          (reader, target, previous) -> reader.call(reader.pve().cluster().tasks()));

  private final SourceReader reader;
  private final TaskApi tasks;
  private final TaskFilter filter;

  /**
   * @param type of the tasks, {@code vzdump} for instance; null for all
   */
  TaskFollower(SourceReader reader, String node, @Nullable String type) {
    this.reader = reader;
    this.tasks = reader.pve().node(node).tasks();
    TaskFilter all = TaskFilter.none().source(TaskFilter.Source.ALL);
    this.filter = type == null ? all : all.type(type);
  }

  /**
   * Looks.
   *
   * @param before what the last look left; null where there was none
   */
  CompletableFuture<TaskLedger.News> look(@Nullable TaskLedger before) {
    Instant now = reader.now();
    if (before == null) {
      Instant since = now.minus(PAST);
      TaskLedger blank = new TaskLedger(since, Set.of(), List.of());
      return page(filter.since(since), 0, PAGES_OF_THE_PAST, new LinkedHashMap<>())
          .thenApply(listed -> news(blank, listed, List.of(), now, true));
    }
    return page(filter.since(before.since()), 0, MOST_PAGES, new LinkedHashMap<>())
        .thenCompose(
            listed ->
                others(before, listed)
                    .thenApply(others -> news(before, listed, others, now, false)));
  }

  private CompletableFuture<Collection<Task>> page(
      TaskFilter asked, int start, int pages, Map<Upid, Task> found) {
    return reader
        .call(tasks.page(asked.start(start).limit(ROWS_OF_A_PAGE)))
        .thenCompose(
            page -> {
              page.rows().forEach(task -> found.merge(task.upid(), task, TaskFollower::later));
              int next = start + ROWS_OF_A_PAGE;
              Integer total = page.total();
              boolean more = total == null ? page.rows().size() >= ROWS_OF_A_PAGE : next < total;
              return more && pages > 1
                  ? page(asked, next, pages - 1, found)
                  : CompletableFuture.completedFuture(found.values());
            });
  }

  /** A task that ends while it is moved to the archive may be listed twice. */
  private static Task later(Task one, Task other) {
    return one.running() ? other : one;
  }

  /** What became of the tasks that ran and are no longer listed. */
  private CompletableFuture<List<Task>> others(TaskLedger before, Collection<Task> listed) {
    Set<Upid> seen = listed.stream().map(Task::upid).collect(Collectors.toSet());
    List<Task> missing =
        before.running().stream().filter(task -> !seen.contains(task.upid())).toList();
    if (missing.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return reader
        .read(CLUSTER_TASKS)
        .handle((tasks, failure) -> failure == null ? running(tasks) : Set.<Upid>of())
        .thenCompose(
            running -> {
              List<CompletableFuture<List<Task>>> each = new ArrayList<>();
              int lookUps = 0;
              for (Task task : missing) {
                boolean waits = running.contains(task.upid()) || lookUps++ >= MOST_LOOK_UPS;
                each.add(waits ? CompletableFuture.completedFuture(List.of(task)) : lookUp(task));
              }
              return SourceReader.allOf(each);
            })
        .thenApply(found -> found.stream().flatMap(List::stream).toList());
  }

  private static Set<Upid> running(List<Task> tasks) {
    return tasks.stream().filter(Task::running).map(Task::upid).collect(Collectors.toSet());
  }

  /** The task by its start; nothing where the node has forgotten it. */
  private CompletableFuture<List<Task>> lookUp(Task task) {
    Instant start = task.upid().startTime();
    return page(filter.since(start).until(start), 0, 1, new LinkedHashMap<>())
        .thenApply(
            found -> found.stream().filter(other -> other.upid().equals(task.upid())).toList());
  }

  private static TaskLedger.News news(
      TaskLedger before, Collection<Task> listed, List<Task> others, Instant now, boolean isFirst) {
    List<Task> all = new ArrayList<>(listed);
    all.addAll(others);
    all.removeIf(task -> before.isSettled(task.upid()));
    List<Task> ended =
        all.stream()
            .filter(task -> !task.running())
            .sorted(Comparator.comparing(TaskFollower::end).thenComparing(Task::upid))
            .toList();
    Instant since = since(before.since(), listed, now);
    Set<Upid> settled = new HashSet<>(before.settled());
    ended.forEach(task -> settled.add(task.upid()));
    settled.removeIf(upid -> upid.startTime().isBefore(since));
    List<Task> running = all.stream().filter(Task::running).toList();
    return new TaskLedger.News(new TaskLedger(since, settled, running), ended, isFirst);
  }

  private static Instant end(Task task) {
    return task.endTime() == null ? Instant.MAX : task.endTime();
  }

  /** A clock that is ahead of ours must not make us miss what starts once it is set right. */
  private static Instant since(Instant before, Collection<Task> listed, Instant now) {
    Instant newest =
        listed.stream()
            .map(task -> task.upid().startTime())
            .max(Comparator.naturalOrder())
            .orElse(before);
    Instant since = (newest.isBefore(now) ? newest : now).minus(OVERLAP);
    return since.isAfter(before) ? since : before;
  }
}
