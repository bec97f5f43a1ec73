package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a node came to. Immutable.
 *
 * @param ledger which tasks it holds
 * @param results how those ended that were seen to end, by type; of types that only the past knows,
 *     nothing yet
 * @param last how the last ones ended
 */
record TaskHistory(TaskLedger ledger, Map<String, Results> results, Map<Kind, Last> last) {

  private static final int MOST_KINDS = 500;

  TaskHistory {
    results = Map.copyOf(results);
    last = Map.copyOf(last);
  }

  /**
   * What tasks do and what they do it to.
   *
   * @param type {@code vzdump} for instance
   * @param id {@code qemu/100} for instance; empty where there is no such thing
   */
  record Kind(String type, String id) {}

  /** How many ended in which way. */
  record Results(long ok, long warning, long error) {

    private static final Results NONE = new Results(0, 0, 0);

    private Results with(TaskResult result) {
      return switch (result) {
        case OK -> new Results(ok + 1, warning, error);
        case WARNING -> new Results(ok, warning + 1, error);
        case ERROR -> new Results(ok, warning, error + 1);
      };
    }
  }

  /**
   * How the last ones ended.
   *
   * @param success when one last succeeded, be it with warnings; null where none did
   * @param failure when one last failed; null where none did
   * @param end when one last ended
   * @param duration how long that one took
   */
  record Last(
      @Nullable Instant success, @Nullable Instant failure, Instant end, Duration duration) {

    private static Last of(Last before, Last next) {
      return new Last(
          later(before.success, next.success),
          later(before.failure, next.failure),
          next.end,
          next.duration);
    }

    private static @Nullable Instant later(@Nullable Instant before, @Nullable Instant next) {
      return next == null ? before : next;
    }
  }

  /**
   * The history with the news.
   *
   * @param before null where there is none
   * @param id what a task was about
   */
  static TaskHistory of(
      @Nullable TaskHistory before, TaskLedger.News news, Function<Task, String> id, Instant now) {
    Map<String, Results> results = new TreeMap<>(before == null ? Map.of() : before.results);
    Map<Kind, Last> last = new HashMap<>(before == null ? Map.of() : before.last);
    for (Task task : news.ended()) {
      Instant end = task.endTime();
      if (end != null) {
        String type = task.upid().type();
        TaskResult result = TaskResult.of(task);
        Results counted = results.getOrDefault(type, Results.NONE);
        results.put(type, news.isFirst() ? counted : counted.with(result));
        last.merge(new Kind(type, id.apply(task)), last(task, end, result), Last::of);
      }
    }
    return new TaskHistory(news.ledger(), results, latest(last, now.minus(TaskFollower.PAST)));
  }

  private static Last last(Task task, Instant end, TaskResult result) {
    boolean failed = result == TaskResult.ERROR;
    return new Last(
        failed ? null : end, failed ? end : null, end, task.duration().orElse(Duration.ZERO));
  }

  /** Those of the last month, and not more than a store of series can bear. */
  private static Map<Kind, Last> latest(Map<Kind, Last> last, Instant from) {
    List<Map.Entry<Kind, Last>> kept =
        last.entrySet().stream()
            .filter(entry -> !entry.getValue().end().isBefore(from))
            .sorted(
                Comparator.comparing((Map.Entry<Kind, Last> entry) -> entry.getValue().end())
                    .reversed())
            .limit(MOST_KINDS)
            .toList();
    Map<Kind, Last> latest = new HashMap<>();
    kept.forEach(entry -> latest.put(entry.getKey(), entry.getValue()));
    return latest;
  }
}
