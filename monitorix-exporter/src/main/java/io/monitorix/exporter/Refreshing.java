package io.monitorix.exporter;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again from time to time, on a thread of its own, until it is closed. */
final class Refreshing implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Refreshing.class);

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final ScheduledExecutorService clockwork;
  private final Runnable look;

  private Refreshing(ScheduledExecutorService clockwork, Runnable look) {
    this.clockwork = clockwork;
    this.look = look;
  }

  /**
   * Begins after an interval.
   *
   * @param name of the thread
   */
  static Refreshing start(String name, Runnable look) {
    ScheduledExecutorService clockwork =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    Runnable looking = () -> looking(name, look);
    var unused =
        clockwork.scheduleWithFixedDelay(
            looking, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    return new Refreshing(clockwork, looking);
  }

  /** Looks soon, besides. */
  void now() {
    try {
      clockwork.execute(look);
    } catch (RejectedExecutionException e) {
      log.debug("closed meanwhile: nothing is looked at");
    }
  }

  private static void looking(String name, Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      // an exception would end it for good
      log.error("cannot look again: what={}", name, e);
    }
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}
