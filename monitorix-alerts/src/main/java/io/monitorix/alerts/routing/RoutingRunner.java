package io.monitorix.alerts.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls {@link AlertRouting#tick} when something is due, on a thread that it is given. Thread-safe.
 */
public final class RoutingRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RoutingRunner.class);

  /** Nothing is waited for longer: clocks are set, and machines sleep. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration SHORTEST = Duration.ofMillis(10);

  private final AlertRouting routing;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;
  private @Nullable ScheduledFuture<?> next;
  private boolean woken;
  private boolean closed;

  /**
   * Starts it.
   *
   * @param thread of one thread; it stays open when this is closed
   */
  public RoutingRunner(AlertRouting routing, InstantSource clock, ScheduledExecutorService thread) {
    this.routing = routing;
    this.clock = clock;
    this.thread = thread;
    routing.dispatcher().whenDueSooner(this::wake);
    wake();
  }

  /** Looks now at what is due; many calls are one. Alerts that come do it by themselves. */
  public synchronized void wake() {
    if (!woken) {
      woken = true;
      schedule(Duration.ZERO);
    }
  }

  /** Ends it; a tick that is under way comes to its end. */
  @Override
  public synchronized void close() {
    closed = true;
    if (next != null) {
      next.cancel(false);
    }
  }

  private void tick() {
    begun();
    Duration delay = LONGEST;
    try {
      Instant due = routing.tick();
      Duration until = Duration.between(clock.instant(), due);
      delay = until.compareTo(LONGEST) < 0 ? until : LONGEST;
    } catch (RuntimeException e) {
      LOG.error("routing failed, it goes on: retry_in={}", LONGEST, e);
    }
    ended(delay.compareTo(SHORTEST) < 0 ? SHORTEST : delay);
  }

  private synchronized void begun() {
    woken = false;
  }

  /** Whoever woke it meanwhile has its turn already. */
  private synchronized void ended(Duration delay) {
    if (!woken) {
      schedule(delay);
    }
  }

  private synchronized void schedule(Duration delay) {
    if (closed) {
      return;
    }
    if (next != null) {
      next.cancel(false);
    }
    next = thread.schedule(this::tick, delay.toNanos(), TimeUnit.NANOSECONDS);
  }
}
