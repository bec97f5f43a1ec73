package io.monitorix.exporter.web;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the connections of clients that do not take their answer: each holds one of the few
 * threads that answer, and the JDK's server would wait for it for ever. Safe for several threads.
 */
final class SlowReaders implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SlowReaders.class);

  private final Duration patience;
  private final ScheduledThreadPoolExecutor watchdog;

  /**
   * @param patience how long taking an answer may last
   */
  SlowReaders(Duration patience) {
    this.patience = patience;
    watchdog =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "web-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    watchdog.setRemoveOnCancelPolicy(true);
  }

  /** Closes the exchange when the time is up; to be cancelled when the answer was taken before. */
  Future<?> watch(HttpExchange exchange) {
    return watchdog.schedule(
        () -> {
          log.warn(
              "connection closed, the answer was not taken: client={} patience={}",
              exchange.getRemoteAddress(),
              patience);
          exchange.close();
        },
        patience.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
  }
}
