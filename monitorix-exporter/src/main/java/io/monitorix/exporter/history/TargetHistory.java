package io.monitorix.exporter.history;

import io.monitorix.client.PermissionException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.Timeframe;
import io.monitorix.exporter.collect.Connection;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.config.TargetConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the past of one target: of each node one call at a time, one a tick. What fails is tried
 * again a few times, at least a minute later. Safe for several threads.
 */
final class TargetHistory implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TargetHistory.class);

  /** From coarse to fine, as {@link SubjectHistory} puts them together. */
  private static final List<Timeframe> FRAMES =
      List.of(Timeframe.MONTH, Timeframe.WEEK, Timeframe.DAY, Timeframe.HOUR);

  private static final int MOST_ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final TargetConfig target;
  private final Supplier<Connection> open;
  private final Supplier<Inventory> inventory;
  private final HistoryArchive archive;
  private final InstantSource clock;

  private final Map<String, Lane> lanes = new HashMap<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final Set<String> settled = new HashSet<>();
  private int givenUp;
  private int kept;
  private long points;
  private @Nullable Instant began;
  private @Nullable Connection connection;
  private boolean done;

  /**
   * @param open makes the connection, which is closed at the end; not called before there is
   *     something to read
   * @param inventory what the target consists of, as far as it is known
   */
  TargetHistory(
      TargetConfig target,
      Supplier<Connection> open,
      Supplier<Inventory> inventory,
      HistoryArchive archive,
      InstantSource clock) {
    this.target = target;
    this.open = open;
    this.inventory = inventory;
    this.archive = archive;
    this.clock = clock;
  }

  /** What is under way on one node. Guarded by the target's lock. */
  private static final class Lane {
    private final Deque<HistorySubject> queue = new ArrayDeque<>();
    private final Set<String> missing = new HashSet<>();
    private Instant nextLook = Instant.MIN;
    private @Nullable Run run;
    private boolean calling;

    boolean isIdle() {
      return run == null && queue.isEmpty();
    }
  }

  /** One subject, between its first time frame and its last. */
  private static final class Run {
    private final HistorySubject subject;
    private final SubjectHistory history;
    private int frames;

    Run(HistorySubject subject, Instant end) {
      this.subject = subject;
      this.history = new SubjectHistory(end);
    }
  }

  TargetConfig target() {
    return target;
  }

  /** Whether there is nothing more to do, with success or without. */
  synchronized boolean isDone() {
    return done;
  }

  /**
   * Starts the next call on each node that has one to make.
   *
   * @return completes, never exceptionally, when these have ended
   */
  synchronized CompletableFuture<Void> tick() {
    Inventory now = inventory.get();
    if (done || now.nodes().isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Instant time = clock.instant();
    Instant start = began == null ? archive.began(target.name(), time) : began;
    began = start;
    List<CompletableFuture<Void>> calls = new ArrayList<>();
    boolean waiting = !now.offlineNodes().isEmpty();
    for (var node : now.nodes()) {
      Lane lane = lanes.computeIfAbsent(node.name(), any -> new Lane());
      if (lane.isIdle() && !time.isBefore(lane.nextLook)) {
        look(node.name(), lane, now, time);
      }
      waiting |= !lane.missing.isEmpty();
      if (!lane.calling) {
        calls.addAll(next(lane, start));
      }
    }
    if (!waiting) {
      finish(time);
    }
    return CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new));
  }

  private void look(String node, Lane lane, Inventory now, Instant time) {
    lane.nextLook = time.plus(PAUSE);
    lane.missing.clear();
    for (HistorySubject subject : HistorySubject.on(node, now)) {
      if (!settled.contains(subject.key())) {
        if (archive.holds(target.name(), subject.key())) {
          settled.add(subject.key());
        } else {
          lane.queue.add(subject);
          lane.missing.add(subject.key());
        }
      }
    }
  }

  private List<CompletableFuture<Void>> next(Lane lane, Instant end) {
    if (lane.run == null) {
      HistorySubject subject = lane.queue.poll();
      lane.run = subject == null ? null : new Run(subject, end);
    }
    Run run = lane.run;
    if (run == null) {
      return List.of();
    }
    lane.calling = true;
    run.history.beginFiner();
    SourceReader reader =
        new SourceReader(connection(), clock, (path, took, success) -> {}).within(target.timeout());
    CompletableFuture<Void> call =
        run.subject
            .reading()
            .read(reader, FRAMES.get(run.frames), new RrdFigures(target.name(), run.history))
            .handle(
                (read, failure) -> {
                  ended(lane, run, failure);
                  return null;
                });
    return List.of(call);
  }

  private Connection connection() {
    Connection opened = connection;
    if (opened == null) {
      opened = open.get();
      connection = opened;
      log.info("reading history: target={}", target.name());
    }
    return opened;
  }

  private synchronized void ended(Lane lane, Run run, @Nullable Throwable failure) {
    lane.calling = false;
    if (done) {
      return;
    }
    if (failure != null && !isWithoutHistory(failure)) {
      lane.run = null;
      failed(lane, run.subject.key(), failure);
      return;
    }
    run.frames++;
    if (run.frames == FRAMES.size()) {
      lane.run = null;
      keep(lane, run);
    }
  }

  /** New things have no file of history yet. */
  private static boolean isWithoutHistory(Throwable failure) {
    return Failures.cause(failure) instanceof ProxmoxException refusal
        && refusal.proxmoxMessage() != null
        && refusal.proxmoxMessage().startsWith("RRD error");
  }

  private void failed(Lane lane, String key, Throwable failure) {
    int attempts = failures.merge(key, 1, Integer::sum);
    boolean last =
        attempts >= MOST_ATTEMPTS || Failures.cause(failure) instanceof PermissionException;
    if (last) {
      if (givenUp++ == 0) {
        log.warn(
            "history cannot be read: target={} subject={} error={}",
            target.name(),
            key,
            Failures.words(failure));
      }
      settle(lane, key);
    }
    log.debug(
        "no history: target={} subject={} attempt={} error={}",
        target.name(),
        key,
        attempts,
        Failures.words(failure));
  }

  private void keep(Lane lane, Run run) {
    String key = run.subject.key();
    try {
      archive.keep(target.name(), key, run.history);
      settle(lane, key);
      kept++;
      points += run.history.size();
    } catch (IOException e) {
      log.warn(
          "history is not read further, for it cannot be kept: target={} subject={} error={}",
          target.name(),
          key,
          e.toString());
      close();
    }
  }

  private void settle(Lane lane, String key) {
    settled.add(key);
    lane.missing.remove(key);
    failures.remove(key);
  }

  private void finish(Instant time) {
    try {
      if (givenUp == 0) {
        archive.complete(target.name(), time);
      }
      log.info(
          "history read: target={} subjects={} points={} failed={}",
          target.name(),
          kept,
          points,
          givenUp);
    } catch (IOException e) {
      log.warn(
          "history is read, but cannot be marked as complete: target={} error={}",
          target.name(),
          e.toString());
    }
    close();
  }

  @Override
  public synchronized void close() {
    done = true;
    lanes.clear();
    Connection opened = connection;
    connection = null;
    if (opened != null) {
      opened.close();
    }
  }
}
