package io.monitorix.client.task;

import io.monitorix.client.Call;
import io.monitorix.client.Page;
import io.monitorix.client.Pages;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A task on a server: what calls answer that begin something which takes its time. The task runs on
 * by itself, whether it is watched or not. Immutable and thread-safe.
 *
 * @param <U> the id
 * @param <S> the status
 */
public abstract class TaskHandle<U, S extends TaskProgress> {

  private static final int LINES_OF_A_PAGE = 500;

  private final U upid;
  private final Polling polling;

  /** For the products. */
  protected TaskHandle(U upid, Polling polling) {
    this.upid = upid;
    this.polling = polling;
  }

  /** The id of the task. */
  public final U upid() {
    return upid;
  }

  /** How the end is awaited. */
  public final Polling polling() {
    return polling;
  }

  /** How it fares now. */
  public abstract Call<S> status();

  /** Asks it to stop. It has not stopped yet when this is answered: await its end. */
  public abstract Call<@Nullable Void> stop();

  /** The call for a part of its log. */
  protected abstract Call<Page<LogLine>> log(int start, int limit);

  /**
   * Its log from the beginning to the end that it has by then, fetched 500 lines at a time. Ends in
   * {@link io.monitorix.client.NotFoundException} where the server knows no such task.
   */
  public final Pages<LogLine> log() {
    return Pages.of(LINES_OF_A_PAGE, this::log);
  }

  /**
   * Waits for its end. Looks that fail because a server or node cannot be reached, or fails inside,
   * do not end the wait: a node that restarts takes its time. What no patience mends does: a right
   * that is missing, a task that is unknown, a client that was closed.
   *
   * <p>Interrupting the thread ends the wait with a {@link CancellationException} and leaves the
   * interrupt flag set; the task goes on.
   *
   * @param atMost how long; positive. The last look is at the end of it, and may take 2 s
   * @throws TaskTimeoutException when it has not been seen to end by then; it goes on
   * @throws io.monitorix.client.ProxmoxException when looking at it fails for good
   * @throws IllegalArgumentException when the time is zero or negative
   */
  public final TaskResult await(Duration atMost) {
    CompletableFuture<TaskResult> future = awaitAsync(atMost);
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      CancellationException cancelled =
          new CancellationException("interrupted while waiting for task " + upid);
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  /**
   * Awaits its end without holding a thread. The future completes exceptionally with what {@link
   * #await} throws; cancelling it ends the wait, and the task goes on.
   *
   * @param atMost how long; positive
   * @throws IllegalArgumentException when the time is zero or negative
   */
  public final CompletableFuture<TaskResult> awaitAsync(Duration atMost) {
    if (atMost.isZero() || atMost.isNegative()) {
      throw new IllegalArgumentException("the time to wait must be positive, not " + atMost);
    }
    return new TaskWait<>(this, atMost).start();
  }

  /** The id, which says what it does, where, and for whom. */
  @Override
  public final String toString() {
    return upid.toString();
  }
}
