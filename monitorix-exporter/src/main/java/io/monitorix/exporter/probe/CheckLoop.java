package io.monitorix.exporter.probe;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One check, over and over: the next is planned when the last has ended, so that no two overlap.
 * Thread-safe.
 */
final class CheckLoop {

  private static final Logger log = LoggerFactory.getLogger(CheckLoop.class);

  private static final Duration SOON = Duration.ofSeconds(10);

  private final Check check;
  private final Probes probes;
  private final CheckBoard board;
  private final ScheduledExecutorService clockwork;
  private final Executor workers;
  private final Attempts attempts;
  private volatile boolean stopped;
  // The start of the interval that runs now, by System.nanoTime.
  private volatile long intervalStart;

  CheckLoop(
      Check check,
      Probes probes,
      CheckBoard board,
      ScheduledExecutorService clockwork,
      Executor workers) {
    this.check = check;
    this.probes = probes;
    this.board = board;
    this.clockwork = clockwork;
    this.workers = workers;
    this.attempts = new Attempts(check.timing());
  }

  /**
   * Runs at this place within each interval from now, and a first time soon: a check that is made
   * once an hour shall not leave a gap of that length after each start.
   *
   * @param place at least zero, less than the interval
   */
  void start(Duration place) {
    long nanos = place.toNanos();
    intervalStart = System.nanoTime() + nanos - check.timing().interval().toNanos();
    plan(nanos % SOON.toNanos());
  }

  /** Runs no more, and takes its result from the board. */
  void stop() {
    stopped = true;
    board.remove(check);
  }

  private void plan(long nanos) {
    try {
      var unused =
          clockwork.schedule(() -> workers.execute(this::run), nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("not planned any more: service={}", check.service());
    }
  }

  private void run() {
    if (stopped) {
      return;
    }
    boolean counts = true;
    try {
      ProbeResult result = probes.check(check.module(), check.target(), check.timing().timeout());
      counts = attempts.count(result.success());
      if (counts) {
        pin(result);
      } else {
        log.debug(
            "check failed, and is tried again: service={} target={} reason={}",
            check.service(),
            check.target(),
            result.reason());
      }
    } finally {
      plan(counts ? untilNextInterval() : check.timing().retryInterval().toNanos());
    }
  }

  private void pin(ProbeResult result) {
    board.pin(check, result);
    // It may have been stopped while the check was under way.
    if (stopped) {
      board.remove(check);
    }
  }

  /** What was missed is left out. */
  private long untilNextInterval() {
    long interval = check.timing().interval().toNanos();
    long now = System.nanoTime();
    long passed = now - intervalStart;
    long next = intervalStart + (passed / interval + 1) * interval;
    intervalStart = next;
    return next - now;
  }
}
