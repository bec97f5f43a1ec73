package io.monitorix.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of a {@link FanOut}. Thread-safe: what changes is guarded by this object, but no call is
 * begun and no future completed while it is held.
 */
final class FanOutRun<K, V extends @Nullable Object> {

  private final List<K> keys;
  private final int limit;
  private final Function<? super K, Call<V>> call;
  private final CompletableFuture<Outcomes<K, V>> done = new CompletableFuture<>();

  private final AtomicInteger pumps = new AtomicInteger();
  private final Iterator<K> waiting;
  private final Map<K, CompletableFuture<V>> underWay = new HashMap<>();
  private final Map<K, V> results = new HashMap<>();
  private final Map<K, ProxmoxException> failures = new HashMap<>();
  private int started;
  private boolean over;

  FanOutRun(List<K> keys, int limit, Function<? super K, Call<V>> call) {
    this.keys = keys;
    this.limit = limit;
    this.call = call;
    this.waiting = keys.iterator();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Of the callbacks: done tells what matters.
  CompletableFuture<Outcomes<K, V>> start(@Nullable Duration deadline, Timing timing) {
    if (deadline != null) {
      CompletableFuture<@Nullable Void> limitOfTime = timing.pause(deadline);
      limitOfTime.thenRun(this::end);
      done.whenComplete((outcome, failure) -> limitOfTime.cancel(false));
    }
    done.whenComplete((outcome, failure) -> stop());
    pump();
    return done;
  }

  /**
   * Begins calls while there is room. Calls that end at once come back here from within: whoever is
   * here already goes round once more for them, so that the stack does not grow with their number.
   */
  private void pump() {
    if (pumps.getAndIncrement() > 0) {
      return;
    }
    do {
      for (@Nullable K key = next(); key != null; key = next()) {
        begin(key);
      }
    } while (pumps.decrementAndGet() > 0);
    if (allDone()) {
      end();
    }
  }

  private synchronized @Nullable K next() {
    if (over || started >= limit || !waiting.hasNext()) {
      return null;
    }
    started++;
    return waiting.next();
  }

  private synchronized boolean allDone() {
    return !over && started == 0 && !waiting.hasNext();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Of whenComplete: what it does is its outcome.
  private void begin(K key) {
    CompletableFuture<V> future;
    try {
      future = call.apply(key).executeAsync();
    } catch (ProxmoxException e) {
      failed(key, e);
      return;
    } catch (RuntimeException | Error e) {
      done.completeExceptionally(e);
      return;
    }
    boolean tooLate;
    synchronized (this) {
      tooLate = over;
      underWay.put(key, future);
    }
    if (tooLate) {
      future.cancel(true);
    }
    future.whenComplete(
        (value, failure) -> {
          Throwable cause =
              failure instanceof CompletionException && failure.getCause() != null
                  ? failure.getCause()
                  : failure;
          if (cause == null) {
            answered(key, value);
          } else if (cause instanceof ProxmoxException reason) {
            failed(key, reason);
          } else {
            done.completeExceptionally(cause);
          }
        });
  }

  private void answered(K key, V value) {
    synchronized (this) {
      results.put(key, value);
      ended(key);
    }
    pump();
  }

  private void failed(K key, ProxmoxException reason) {
    synchronized (this) {
      failures.put(key, reason);
      ended(key);
    }
    pump();
  }

  private synchronized void ended(K key) {
    underWay.remove(key);
    started--;
  }

  /** Tells what became of the calls: because all have ended, or because the time is up. */
  private void end() {
    Outcomes<K, V> outcome;
    synchronized (this) {
      outcome = outcome();
    }
    done.complete(outcome);
  }

  private Outcomes<K, V> outcome() {
    Map<K, V> answered = new LinkedHashMap<>();
    Map<K, ProxmoxException> failed = new LinkedHashMap<>();
    Set<K> unfinished = new LinkedHashSet<>();
    for (K key : keys) {
      ProxmoxException failure = failures.get(key);
      if (failure != null) {
        failed.put(key, failure);
      } else if (results.containsKey(key)) {
        answered.put(key, results.get(key));
      } else {
        unfinished.add(key);
      }
    }
    return new Outcomes<>(answered, failed, unfinished);
  }

  /** Begins no more, and cancels what is under way: nobody waits for it any longer. */
  private void stop() {
    List<CompletableFuture<V>> left;
    synchronized (this) {
      over = true;
      left = new ArrayList<>(underWay.values());
    }
    left.forEach(future -> future.cancel(true));
  }
}
