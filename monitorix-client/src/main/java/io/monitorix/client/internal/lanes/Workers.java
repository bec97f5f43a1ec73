package io.monitorix.client.internal.lanes;

import java.io.Serial;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a client: started when no idle one is left, up to a limit, and ended when they
 * have been idle for a while. Thread-safe.
 */
public final class Workers implements Executor, AutoCloseable {

  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor executor;

  /** None is started yet. */
  public Workers(int most) {
    AtomicInteger count = new AtomicInteger();
    HandOver queue = new HandOver();
    executor =
        new ThreadPoolExecutor(
            0,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            queue,
            task -> {
              Thread thread = new Thread(task, "monitorix-client-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            (task, pool) -> enqueue(task, queue, pool));
  }

  /** Refuses a task for which no idle thread waits, so that the pool first starts another one. */
  private static final class HandOver extends LinkedTransferQueue<Runnable> {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public boolean offer(Runnable task) {
      return tryTransfer(task);
    }

    void enqueue(Runnable task) {
      super.offer(task);
    }
  }

  private static void enqueue(Runnable task, HandOver queue, ThreadPoolExecutor pool) {
    queue.enqueue(task);
    // The pool may have ended meanwhile: then nobody takes it any more.
    if (pool.isShutdown() && queue.remove(task)) {
      throw new RejectedExecutionException("the client is closed");
    }
  }

  /**
   * Runs a task on a thread of its own, or, where all are busy, on the next that is free.
   *
   * @throws RejectedExecutionException after {@link #close()}
   */
  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  /** Takes no more tasks; the threads end with those they have. */
  @Override
  public void close() {
    executor.shutdown();
  }
}
