package io.monitorix.client.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Runs calls on threads of the client: some at a time, the others wait their turn. */
final class AsyncCalls implements AutoCloseable {

  /** A Proxmox server answers with a handful of worker processes: more at once only wait there. */
  private static final int THREADS = 16;

  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor executor;

  AsyncCalls() {
    AtomicInteger count = new AtomicInteger();
    executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "monitorix-client-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  /**
   * Queues a call.
   *
   * @param rejection what to fail with after {@link #close()}
   */
  @SuppressWarnings(
      "FutureReturnValueIgnored") // Of whenComplete: its own outcome matters to nobody.
  <T> CompletableFuture<T> submit(
      Supplier<T> call, Cancellation cancellation, Supplier<RuntimeException> rejection) {
    CompletableFuture<T> future = new CompletableFuture<>();
    try {
      executor.execute(() -> run(call, future));
    } catch (RejectedExecutionException e) {
      future.completeExceptionally(rejection.get());
    }
    // Runs after our own completion too, when there is nothing left to cancel.
    future.whenComplete((value, error) -> cancellation.cancel());
    return future;
  }

  private static <T> void run(Supplier<T> call, CompletableFuture<T> future) {
    if (future.isDone()) {
      return;
    }
    try {
      future.complete(call.get());
    } catch (Throwable e) {
      // Also errors: nobody else would ever see them, and the caller would wait for ever.
      future.completeExceptionally(e);
    }
  }

  /** What is queued still runs, into the closed transport, so that no future stays open. */
  @Override
  public void close() {
    executor.shutdown();
  }
}
