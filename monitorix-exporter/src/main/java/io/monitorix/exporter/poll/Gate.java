package io.monitorix.exporter.poll;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets so many through at once; the others queue, and no thread waits. Safe for several threads.
 */
final class Gate {

  private final int width;
  private final Deque<Runnable> queue = new ArrayDeque<>();
  private int inside;

  /**
   * @param width how many at once
   */
  Gate(int width) {
    this.width = width;
  }

  /** Starts it when there is room. */
  <T> CompletableFuture<T> pass(Supplier<CompletableFuture<T>> start) {
    CompletableFuture<T> passed = new CompletableFuture<>();
    Runnable task = () -> enter(start, passed);
    synchronized (queue) {
      if (inside >= width) {
        queue.add(task);
        return passed;
      }
      inside++;
    }
    task.run();
    return passed;
  }

  private <T> void enter(Supplier<CompletableFuture<T>> start, CompletableFuture<T> passed) {
    var unused =
        start
            .get()
            .whenComplete(
                (value, failure) -> {
                  leave();
                  if (failure == null) {
                    passed.complete(value);
                  } else {
                    passed.completeExceptionally(failure);
                  }
                });
  }

  private void leave() {
    Runnable next;
    synchronized (queue) {
      next = queue.poll();
      if (next == null) {
        inside--;
        return;
      }
    }
    next.run();
  }
}
