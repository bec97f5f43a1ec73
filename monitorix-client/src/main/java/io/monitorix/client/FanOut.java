package io.monitorix.client;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The same call for many keys (nodes, guests, servers), some at a time: one that fails costs
 * nothing but its own result, and no thread waits for its turn.
 *
 * <pre>{@code
 * Outcomes<String, NodeStatus> outcomes =
 *     FanOut.over(nodes).limit(8).within(Duration.ofSeconds(30)).call(n -> pve.node(n).status());
 * outcomes.results().forEach((node, status) -> System.out.println(node + ": " + status.cpu()));
 * outcomes.failures().forEach((node, why) -> System.err.println(node + ": " + why.getMessage()));
 * }</pre>
 *
 * <p>Immutable and thread-safe: each method gives a new one.
 *
 * @param <K> what tells the calls apart; by {@code equals}
 */
public final class FanOut<K> {

  private static final int DEFAULT_LIMIT = 16;

  private final List<K> keys;
  private final int limit;
  private final @Nullable Duration deadline;
  private final Timing timing;

  private FanOut(List<K> keys, int limit, @Nullable Duration deadline, Timing timing) {
    this.keys = keys;
    this.limit = limit;
    this.deadline = deadline;
    this.timing = timing;
  }

  /**
   * Calls for these keys, 16 at a time, without a limit of time but that of each call.
   *
   * @param keys one that comes twice is called for once
   */
  public static <K> FanOut<K> over(Collection<? extends K> keys) {
    return new FanOut<>(
        List.copyOf(new LinkedHashSet<>(keys)), DEFAULT_LIMIT, null, Timing.system());
  }

  /**
   * How many calls may be under way at a time. A client has a limit of its own too, beyond which
   * its calls wait for each other.
   *
   * @throws IllegalArgumentException when it is zero or negative
   */
  public FanOut<K> limit(int calls) {
    if (calls <= 0) {
      throw new IllegalArgumentException("at least one call must be allowed, not " + calls);
    }
    return new FanOut<>(keys, calls, deadline, timing);
  }

  /**
   * How long all calls may take together. Those that are under way when it has passed are
   * cancelled, and stand in {@link Outcomes#unfinished()} with those that never began.
   *
   * @throws IllegalArgumentException when it is zero or negative
   */
  public FanOut<K> within(Duration time) {
    if (time.isZero() || time.isNegative()) {
      throw new IllegalArgumentException("the time must be positive, not " + time);
    }
    return new FanOut<>(keys, limit, time, timing);
  }

  /** Another clock, for tests. */
  public FanOut<K> timing(Timing clock) {
    return new FanOut<>(keys, limit, deadline, clock);
  }

  /**
   * Makes the calls and waits for all of them. Interrupting the thread cancels those under way,
   * leaves the interrupt flag set and ends in a {@link CancellationException}.
   *
   * @param call makes the call for a key; runs on this thread or on one that has just finished
   *     another call, so it must not wait. A {@link ProxmoxException} that it throws is the failure
   *     of that key; whatever else it throws cancels everything and comes out as it is
   */
  public <V extends @Nullable Object> Outcomes<K, V> call(Function<? super K, Call<V>> call) {
    CompletableFuture<Outcomes<K, V>> future = callAsync(call);
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      CancellationException cancelled =
          new CancellationException("interrupted while waiting for " + keys.size() + " calls");
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException bug
          ? bug
          : new IllegalStateException(e.getCause());
    }
  }

  /**
   * Makes the calls without waiting for them: see {@link #call}. Cancelling the future cancels the
   * calls under way and begins no others.
   */
  public <V extends @Nullable Object> CompletableFuture<Outcomes<K, V>> callAsync(
      Function<? super K, Call<V>> call) {
    return new FanOutRun<K, V>(keys, limit, call).start(deadline, timing);
  }
}
