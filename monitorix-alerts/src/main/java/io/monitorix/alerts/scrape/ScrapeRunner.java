package io.monitorix.alerts.scrape;

import io.monitorix.alerts.scrape.fetch.HttpClients;
import io.monitorix.alerts.series.SeriesStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a manager on threads of its own: one is the clock, one looks for targets, two read what
 * targets answer, and each scrape that is under way has one that waits for its answer.
 */
public final class ScrapeRunner implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ScrapeRunner.class);

  /** Reloads, new targets and clocks that jump are seen after this. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private static final int WORKERS = 2;

  private final HttpClients clients = new HttpClients();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "scrape-clock"));
  private final ScheduledExecutorService discovery =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "scrape-discovery"));
  private final ExecutorService workers =
      Executors.newFixedThreadPool(WORKERS, task -> daemon(task, "scrape"));
  private final ScrapeManager manager;

  private ScrapeRunner(SeriesStore store, InstantSource time) {
    manager = new ScrapeManager(store, time, clients, workers);
  }

  /**
   * Starts, without any job yet.
   *
   * @param store where samples go; stays open when this is closed
   * @param time tells when scrapes are due
   */
  public static ScrapeRunner start(SeriesStore store, InstantSource time) {
    ScrapeRunner runner = new ScrapeRunner(store, time);
    runner.clock.execute(runner::turn);
    ScheduledFuture<?> unused =
        runner.discovery.scheduleWithFixedDelay(
            runner::discover,
            LONGEST_WAIT.toMillis(),
            LONGEST_WAIT.toMillis(),
            TimeUnit.MILLISECONDS);
    return runner;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** What it drives. */
  public ScrapeManager manager() {
    return manager;
  }

  private void turn() {
    long wait = LONGEST_WAIT.toMillis();
    try {
      Instant next = manager.runDue().orElse(Instant.MAX);
      Instant now = manager.now();
      if (next.isBefore(now.plus(LONGEST_WAIT))) {
        wait = Math.max(1, Duration.between(now, next).toMillis() + 1);
      }
    } catch (RuntimeException e) {
      log.error("scrapes were not begun", e);
    }
    if (!clock.isShutdown()) {
      ScheduledFuture<?> unused = clock.schedule(this::turn, wait, TimeUnit.MILLISECONDS);
    }
  }

  private void discover() {
    try {
      manager.discover();
    } catch (RuntimeException e) {
      log.error("targets were not looked for", e);
    }
  }

  /** Ends; scrapes that are under way are broken off, and no series is ended. */
  @Override
  public void close() {
    clock.shutdownNow();
    discovery.shutdownNow();
    // Before the requests end: their failure is none of the targets.
    workers.shutdown();
    try {
      if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
    clients.close();
  }
}
