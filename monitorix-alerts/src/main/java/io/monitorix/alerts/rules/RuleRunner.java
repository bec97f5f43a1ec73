package io.monitorix.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates the groups of a manager on threads of its own, several groups at once. */
public final class RuleRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RuleRunner.class);

  /** Reloads and clocks that jump are seen after this. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final RuleManager manager;
  private final ScheduledExecutorService clock;
  private final ExecutorService workers;

  private RuleRunner(RuleManager manager, int threads) {
    this.manager = manager;
    this.clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "rules-clock"));
    this.workers = Executors.newFixedThreadPool(threads, task -> daemon(task, "rules"));
  }

  /**
   * Starts.
   *
   * @param threads how many groups are evaluated at one time
   */
  public static RuleRunner start(RuleManager manager, int threads) {
    RuleRunner runner = new RuleRunner(manager, threads);
    runner.clock.execute(runner::turn);
    return runner;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private void turn() {
    long wait = LONGEST_WAIT.toMillis();
    try {
      Instant now = manager.now();
      for (GroupSchedule schedule : manager.schedules()) {
        if (!schedule.isRunning() && !schedule.next().isAfter(now)) {
          workers.execute(() -> run(schedule));
        }
      }
      manager.endSeries(now);
      wait =
          manager
              .nextDue()
              .filter(next -> next.isAfter(now))
              .map(next -> Duration.between(now, next).toMillis() + 1)
              .map(millis -> Math.min(millis, LONGEST_WAIT.toMillis()))
              .orElse(wait);
    } catch (RuntimeException e) {
      LOG.error("Evaluating rules failed", e);
    }
    if (!clock.isShutdown()) {
      ScheduledFuture<?> unused = clock.schedule(this::turn, wait, TimeUnit.MILLISECONDS);
    }
  }

  private void run(GroupSchedule schedule) {
    try {
      schedule.runIfDue(manager.now());
    } catch (RuntimeException | Error e) {
      LOG.error("Evaluating a group of rules failed group={}", schedule.group().key(), e);
      if (e instanceof Error error) {
        throw error;
      }
    }
  }

  /** Ends; an evaluation that is under way has ten seconds to finish. */
  @Override
  public void close() {
    clock.shutdownNow();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
