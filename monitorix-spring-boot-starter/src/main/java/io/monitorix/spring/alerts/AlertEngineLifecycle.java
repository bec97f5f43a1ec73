package io.monitorix.spring.alerts;

import io.monitorix.exporter.embedded.AlertEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the engine when the application is there, with its databases, and stops it before they go.
 * What was wrong with its properties is known by then; its files and tables are opened beside the
 * start of the application, which does not wait for them. Thread-safe.
 */
public final class AlertEngineLifecycle implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(AlertEngineLifecycle.class);

  /** After the targets are polled, and before the web server begins to answer. */
  private static final int PHASE = Integer.MAX_VALUE - 3072;

  private final AlertEngine engine;

  /**
   * Not behind a lock: what is scraped asks whether it runs, on a thread whose end {@link #stop()}
   * waits for.
   */
  private final AtomicReference<@Nullable CompletableFuture<Void>> started =
      new AtomicReference<>();

  /** Of this engine. */
  public AlertEngineLifecycle(AlertEngine engine) {
    this.engine = engine;
  }

  /** The engine. */
  public AlertEngine engine() {
    return engine;
  }

  @Override
  public void start() {
    CompletableFuture<Void> starting = new CompletableFuture<>();
    if (started.compareAndSet(null, starting)) {
      onItsThread(
          () -> {
            try {
              run();
              starting.complete(null);
            } catch (RuntimeException e) {
              starting.completeExceptionally(e);
            }
          });
    }
  }

  private static void onItsThread(Runnable task) {
    Thread thread = new Thread(task, "monitorix-start");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      engine.start();
    } catch (RuntimeException e) {
      log.error("no rule is evaluated, as the alert engine did not start", e);
      throw e;
    }
  }

  @Override
  public void stop() {
    CompletableFuture<Void> ending = started.getAndSet(null);
    if (ending == null) {
      return;
    }
    try {
      ending.join();
    } catch (CompletionException e) {
      log.debug("there is nothing to stop", e);
    }
    engine.close();
  }

  @Override
  public boolean isRunning() {
    return started.get() != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
