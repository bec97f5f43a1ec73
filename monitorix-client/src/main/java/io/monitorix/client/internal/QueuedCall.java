package io.monitorix.client.internal;

import io.monitorix.client.internal.lanes.Lanes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A call that waits in the queue and then runs on a thread of ours.
 *
 * @param <T> the value
 */
final class QueuedCall<T extends @Nullable Object> {

  private final Dispatch dispatch;
  private final ApiRequest request;
  private final AnswerReader<T> reader;
  private final Duration timeout;
  private final long asked;
  private final Cancellation cancellation = new Cancellation();
  private final CompletableFuture<T> future = new CompletableFuture<>();

  /**
   * @param asked when it was made
   */
  QueuedCall(
      Dispatch dispatch, ApiRequest request, AnswerReader<T> reader, Duration timeout, long asked) {
    this.dispatch = dispatch;
    this.request = request;
    this.reader = reader;
    this.timeout = timeout;
    this.asked = asked;
  }

  /** Queues it. Cancelling the future takes it out, or closes the socket. */
  @SuppressWarnings(
      "FutureReturnValueIgnored") // Of whenComplete: its own outcome matters to nobody.
  CompletableFuture<T> queue() {
    Lanes.Turn turn = dispatch.ask(request, this::begin);
    // Runs after our own completion too, when there is nothing left to cancel.
    future.whenComplete(
        (value, error) -> {
          cancellation.cancel();
          if (turn.withdraw()) {
            dispatch.withdrawn(request, asked);
          }
        });
    return future;
  }

  private boolean begin(Lanes.Turn turn) {
    try {
      dispatch.fork(() -> run(turn));
      return true;
    } catch (RejectedExecutionException e) {
      future.completeExceptionally(
          dispatch.unbegun(
              request, asked, Sender.closedException(request.exchange(dispatch.server()), e)));
    } catch (Error e) {
      // No thread can be had: nobody else would ever see it, and the caller would wait for ever.
      future.completeExceptionally(e);
    }
    return false;
  }

  /** Gives the place back first: what an application does with the value is no call of ours. */
  private void run(Lanes.Turn turn) {
    if (future.isDone()) {
      turn.end();
      dispatch.withdrawn(request, asked);
      return;
    }
    T value;
    try {
      value = dispatch.runQueued(request, reader, timeout, cancellation, asked);
    } catch (Throwable e) {
      turn.end();
      future.completeExceptionally(e);
      return;
    }
    turn.end();
    future.complete(value);
  }
}
