package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.pbs.model.PbsUpid;
import io.monitorix.client.pbs.model.Task;
import io.monitorix.client.task.TaskOutcome;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the server's tasks: those that run, and how many have ended since the ledger was
 * opened, each counted once. Immutable.
 *
 * @param since when the newest task that is known started: later ones are yet to be asked for
 * @param settled tasks that started at that second and are done with
 * @param running those that run
 * @param results by type, how many ended in which way; types of which none has ended have an empty
 *     map
 */
record TaskLedger(
    Instant since,
    Set<PbsUpid> settled,
    Set<PbsUpid> running,
    Map<String, Map<TaskOutcome, Long>> results) {

  /** Copies the collections. */
  TaskLedger {
    settled = Set.copyOf(settled);
    running = Set.copyOf(running);
    Map<String, Map<TaskOutcome, Long>> copy = new TreeMap<>();
    results.forEach((type, counts) -> copy.put(type, Map.copyOf(counts)));
    results = Collections.unmodifiableMap(copy);
  }

  /**
   * Opens a ledger: what has ended is not counted, but its types are known.
   *
   * @param since from when on the tasks are
   * @param tasks those that started since then, and those that run
   */
  static TaskLedger open(Instant since, List<Task> tasks) {
    return new Page(since, Set.of(), Map.of()).read(tasks, false).close(Set.of());
  }

  /**
   * Goes on.
   *
   * @param tasks those that started since {@link #since}, and those that run
   * @param ended of those that ran before and are not among {@code tasks}, how they ended; the
   *     others still run
   */
  TaskLedger next(List<Task> tasks, Map<PbsUpid, TaskOutcome> ended) {
    Page page = new Page(since, settled, results).read(tasks, true);
    Set<PbsUpid> still = new HashSet<>(missing(tasks));
    ended.forEach(
        (upid, outcome) -> {
          page.count(upid.type(), outcome);
          still.remove(upid);
        });
    return page.close(still);
  }

  /** Those that ran before and are not among these. */
  Set<PbsUpid> missing(List<Task> tasks) {
    Set<PbsUpid> missing = new HashSet<>(running);
    tasks.forEach(task -> missing.remove(task.upid()));
    return missing;
  }

  /** How many of this type run. */
  long running(String type) {
    return running.stream().filter(upid -> upid.type().equals(type)).count();
  }

  /** What is being written. */
  private static final class Page {
    private final Set<PbsUpid> before;
    private final Set<PbsUpid> done = new HashSet<>();
    private final Set<PbsUpid> running = new HashSet<>();
    private final Map<String, Map<TaskOutcome, Long>> results = new TreeMap<>();
    private Instant newest;

    Page(
        Instant since, Set<PbsUpid> settled, Map<String, ? extends Map<TaskOutcome, Long>> counts) {
      newest = since;
      before = settled;
      done.addAll(settled);
      counts.forEach(
          (type, counted) -> {
            Map<TaskOutcome, Long> copy = new EnumMap<>(TaskOutcome.class);
            copy.putAll(counted);
            results.put(type, copy);
          });
    }

    Page read(List<Task> tasks, boolean counting) {
      // the same task may be listed as running and, a moment later, as ended
      for (Task task : tasks) {
        PbsUpid upid = task.upid();
        newest = upid.startTime().isAfter(newest) ? upid.startTime() : newest;
        results.computeIfAbsent(upid.type(), type -> new EnumMap<>(TaskOutcome.class));
        if (task.running()) {
          running.add(upid);
        } else if (done.add(upid) && counting && !before.contains(upid)) {
          count(upid.type(), task.outcome().orElse(TaskOutcome.UNKNOWN));
        }
      }
      running.removeAll(done);
      return this;
    }

    void count(String type, @Nullable TaskOutcome outcome) {
      results
          .computeIfAbsent(type, any -> new EnumMap<>(TaskOutcome.class))
          .merge(outcome == null ? TaskOutcome.UNKNOWN : outcome, 1L, Long::sum);
    }

    TaskLedger close(Set<PbsUpid> still) {
      running.addAll(still);
      done.removeIf(upid -> upid.startTime().isBefore(newest));
      return new TaskLedger(newest, done, running, results);
    }
  }
}
