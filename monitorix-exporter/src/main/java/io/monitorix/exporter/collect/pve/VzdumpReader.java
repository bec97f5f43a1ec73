package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.TaskApi;
import io.monitorix.client.pve.model.Task;
import io.monitorix.client.pve.model.TaskLog;
import io.monitorix.client.task.LogLine;
import io.monitorix.exporter.collect.SourceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads how the backups of a node went: each task that has ended once, some at a time, the newest
 * first, so that a node with a long past is not asked for all of it at once.
 */
final class VzdumpReader {

  private static final int LOGS_AT_ONCE = 20;
  private static final int MOST_UNREAD = 50;
  private static final int MOST_ATTEMPTS = 3;
  private static final int LINES_OF_A_PAGE = 5000;
  private static final int MOST_LINES = 50_000;

  private final SourceReader reader;
  private final TaskApi tasks;
  private final TaskFollower follower;

  VzdumpReader(SourceReader reader, String node) {
    this.reader = reader;
    this.tasks = reader.pve().node(node).tasks();
    this.follower = new TaskFollower(reader, node, "vzdump");
  }

  /**
   * Reads on.
   *
   * @param before what was known the last time; null at first
   */
  CompletableFuture<BackupHistory> read(@Nullable BackupHistory before) {
    BackupHistory known = before == null ? BackupHistory.NONE : before;
    return follower
        .look(before == null ? null : before.ledger())
        .thenCompose(
            news -> GuestNumbers.read(reader).thenCompose(numbers -> read(known, news, numbers)));
  }

  /** A log, or nothing where it could not be read. */
  private record Log(BackupHistory.Unread of, Optional<List<String>> lines) {}

  private CompletableFuture<BackupHistory> read(
      BackupHistory known, TaskLedger.News news, GuestNumbers numbers) {
    List<BackupHistory.Unread> all = new ArrayList<>(known.unread());
    news.ended().forEach(task -> all.add(0, new BackupHistory.Unread(task, 0)));
    List<BackupHistory.Unread> now = all.subList(0, Math.min(LOGS_AT_ONCE, all.size()));
    List<BackupHistory.Unread> later = all.subList(now.size(), Math.min(MOST_UNREAD, all.size()));
    List<BackupRun> runs = new ArrayList<>();
    all.subList(now.size() + later.size(), all.size())
        .forEach(task -> runs.addAll(VzdumpLog.runs(task.task(), List.of(), numbers)));
    return SourceReader.allOf(now.stream().map(this::log).toList())
        .thenApply(
            logs -> {
              List<BackupHistory.Unread> unread = new ArrayList<>();
              for (Log log : logs) {
                int attempts = log.of().attempts() + 1;
                if (log.lines().isPresent() || attempts == MOST_ATTEMPTS) {
                  List<String> lines = log.lines().orElse(List.of());
                  runs.addAll(VzdumpLog.runs(log.of().task(), lines, numbers));
                } else {
                  unread.add(new BackupHistory.Unread(log.of().task(), attempts));
                }
              }
              unread.addAll(later);
              return known.with(news.ledger(), unread, runs, reader.now());
            });
  }

  private CompletableFuture<Log> log(BackupHistory.Unread unread) {
    return lines(unread.task(), new ArrayList<>())
        .handle(
            (lines, failure) ->
                new Log(unread, failure == null ? Optional.of(lines) : Optional.empty()));
  }

  private CompletableFuture<List<String>> lines(Task task, List<String> read) {
    return reader
        .call(tasks.log(task.upid(), read.size(), LINES_OF_A_PAGE))
        .thenCompose(
            log -> {
              if (log.found()) {
                log.lines().stream().map(LogLine::text).forEach(read::add);
              }
              return isWhole(log, read)
                  ? CompletableFuture.completedFuture(read)
                  : lines(task, read);
            });
  }

  private static boolean isWhole(TaskLog log, List<String> read) {
    return !log.found()
        || log.lines().isEmpty()
        || read.size() >= MOST_LINES
        || (log.total() != null && read.size() >= log.total());
  }
}
