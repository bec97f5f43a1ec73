package io.monitorix.alerts.routing.dispatch;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each integration a few threads of a pool and no more: one that hangs delays no other.
 * Attempts of an integration begin in the order in which they came. Thread-safe.
 */
public final class Lanes implements DeliveryExecutor {

  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  private final Executor pool;
  private final int width;
  private final Map<String, Lane> lanes = new HashMap<>();

  private static final class Lane {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int busy;
  }

  /**
   * Over a pool.
   *
   * @param pool has a thread for whoever asks, or delays all
   * @param width how many attempts of one integration run at once; 1 at least
   */
  public Lanes(Executor pool, int width) {
    if (width < 1) {
      throw new IllegalArgumentException("an integration needs 1 thread at least: " + width);
    }
    this.pool = pool;
    this.width = width;
  }

  @Override
  public void execute(Integration integration, Runnable attempt) {
    String key = integration.key();
    synchronized (this) {
      Lane lane = lanes.computeIfAbsent(key, unused -> new Lane());
      if (lane.busy == width) {
        lane.waiting.add(attempt);
        return;
      }
      lane.busy++;
    }
    try {
      pool.execute(() -> run(key, attempt));
    } catch (RejectedExecutionException e) {
      leave(key);
      throw e;
    }
  }

  /** What waits goes with the next attempt that finds a thread. */
  private synchronized void leave(String key) {
    lanes.computeIfAbsent(key, unused -> new Lane()).busy--;
  }

  private void run(String key, Runnable first) {
    Runnable attempt = first;
    while (attempt != null) {
      try {
        attempt.run();
      } catch (RuntimeException e) {
        LOG.error("an attempt failed: integration={}", key, e);
      }
      attempt = next(key);
    }
  }

  /** What the thread does next; without anything, it is free. */
  private synchronized @Nullable Runnable next(String key) {
    Lane lane = lanes.computeIfAbsent(key, unused -> new Lane());
    Runnable attempt = lane.waiting.poll();
    if (attempt == null && --lane.busy == 0) {
      lanes.remove(key);
    }
    return attempt;
  }
}
