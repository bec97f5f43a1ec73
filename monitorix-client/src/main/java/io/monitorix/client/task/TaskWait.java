package io.monitorix.client.task;

import io.monitorix.client.AuthenticationException;
import io.monitorix.client.ClientClosedException;
import io.monitorix.client.NotFoundException;
import io.monitorix.client.Page;
import io.monitorix.client.ParameterException;
import io.monitorix.client.PermissionException;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.TrustException;
import io.monitorix.client.UnsupportedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One wait for the end of one task: looks, pauses, looks again. At any time there is one look or
 * one pause, so nothing here is changed by two threads at once; only cancelling comes from outside.
 */
final class TaskWait<S extends TaskProgress> {

  private static final int LAST_LINES = 20;
  private static final Duration SHORTEST_LOOK = Duration.ofSeconds(2);

  private final TaskHandle<?, S> task;
  private final Polling polling;
  private final Duration atMost;
  private final long begun;
  private final CompletableFuture<TaskResult> done = new CompletableFuture<>();

  private volatile @Nullable CompletableFuture<?> step;
  private int looks;

  TaskWait(TaskHandle<?, S> task, Duration atMost) {
    this.task = task;
    this.polling = task.polling();
    this.atMost = atMost;
    this.begun = polling.timing().nanoTime();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Of whenComplete: done tells what matters.
  CompletableFuture<TaskResult> start() {
    done.whenComplete((result, failure) -> cancelStep());
    look();
    return done;
  }

  private void look() {
    try {
      CompletableFuture<S> status = task.status().withTimeout(lookAtMost()).executeAsync();
      proceed(status, this::looked);
    } catch (RuntimeException | Error e) {
      done.completeExceptionally(e);
    }
  }

  private void looked(@Nullable S status, @Nullable Throwable failure) {
    if (failure != null && !(failure instanceof ProxmoxException call && isPassing(call))) {
      done.completeExceptionally(failure);
    } else if (status != null && !status.running()) {
      ended(status);
    } else {
      rest((ProxmoxException) failure);
    }
  }

  private void rest(@Nullable ProxmoxException failure) {
    Duration left = left();
    if (left.isNegative() || left.isZero()) {
      done.completeExceptionally(new TaskTimeoutException(task.toString(), atMost, failure));
      return;
    }
    looks++;
    Duration pause = polling.pauseAfter(looks);
    // The last look is at the very end of the time, not before.
    proceed(
        polling.timing().pause(pause.compareTo(left) < 0 ? pause : left),
        (nothing, cancelled) -> {
          if (cancelled == null) {
            look();
          }
        });
  }

  private void ended(S status) {
    String words = status.exitStatus() == null ? "" : status.exitStatus();
    TaskResult result =
        new TaskResult(task.toString(), TaskOutcome.of(words), words, waited(), List.of());
    if (result.succeeded()) {
      done.complete(result);
    } else {
      readLastLines(result);
    }
  }

  /** Where they cannot be read, that the task failed is still to be told. */
  private void readLastLines(TaskResult result) {
    proceed(
        task.log(0, LAST_LINES).withTimeout(polling.lookAtMost()).executeAsync(),
        (first, failure) -> {
          if (first == null) {
            done.complete(result);
          } else if (first.total() == null || first.total() <= LAST_LINES) {
            done.complete(withLines(result, first));
          } else {
            proceed(
                task.log(first.total() - LAST_LINES, LAST_LINES)
                    .withTimeout(polling.lookAtMost())
                    .executeAsync(),
                (last, again) -> done.complete(withLines(result, last == null ? first : last)));
          }
        });
  }

  private static TaskResult withLines(TaskResult result, Page<LogLine> page) {
    return new TaskResult(
        result.upid(),
        result.outcome(),
        result.exitStatus(),
        result.waited(),
        page.rows().stream().map(LogLine::text).toList());
  }

  private interface Then<T> {
    void accept(@Nullable T value, @Nullable Throwable failure);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Of whenComplete: done tells what matters.
  private <T extends @Nullable Object> void proceed(CompletableFuture<T> next, Then<T> then) {
    step = next;
    if (done.isDone()) {
      next.cancel(true);
      return;
    }
    next.whenComplete(
        (value, failure) -> {
          try {
            then.accept(
                value,
                failure instanceof CompletionException && failure.getCause() != null
                    ? failure.getCause()
                    : failure);
          } catch (RuntimeException | Error e) {
            // Nobody else would ever see it, and the caller would wait for ever.
            done.completeExceptionally(e);
          }
        });
  }

  private void cancelStep() {
    CompletableFuture<?> current = step;
    if (current != null) {
      current.cancel(true);
    }
  }

  /** Whether the next look may succeed. What a later version adds is taken to pass. */
  private static boolean isPassing(ProxmoxException failure) {
    return !(failure instanceof AuthenticationException
        || failure instanceof PermissionException
        || failure instanceof ParameterException
        || failure instanceof NotFoundException
        || failure instanceof UnsupportedException
        || failure instanceof ProtocolException
        || failure instanceof TrustException
        || failure instanceof ClientClosedException);
  }

  private Duration waited() {
    return Duration.ofNanos(polling.timing().nanoTime() - begun);
  }

  private Duration left() {
    return atMost.minus(waited());
  }

  /** What is left of the time, but never so little that no server could answer. */
  private Duration lookAtMost() {
    Duration left = left();
    Duration limit = left.compareTo(SHORTEST_LOOK) < 0 ? SHORTEST_LOOK : left;
    return limit.compareTo(polling.lookAtMost()) < 0 ? limit : polling.lookAtMost();
  }
}
