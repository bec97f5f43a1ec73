package io.monitorix.exporter.ondemand;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Answers those whose time is over with what there is. Safe for several threads. */
final class Deadlines implements AutoCloseable {

  private final ScheduledThreadPoolExecutor clock;

  Deadlines() {
    clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "pve-deadline");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
  }

  /**
   * What is awaited, or what there is when the time is over.
   *
   * @param soFar gives it; may throw, and the result then fails with it
   */
  <T> CompletableFuture<T> bound(CompletableFuture<T> whole, Duration patience, Supplier<T> soFar) {
    CompletableFuture<T> bound = whole.copy();
    if (bound.isDone()) {
      return bound;
    }
    Future<?> end =
        clock.schedule(
            () -> {
              try {
                bound.complete(soFar.get());
              } catch (RuntimeException e) {
                bound.completeExceptionally(e);
              }
            },
            patience.toNanos(),
            TimeUnit.NANOSECONDS);
    var unused = bound.whenComplete((value, failure) -> end.cancel(false));
    return bound;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
