package io.monitorix.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How time passes and how it is waited for, where this library waits between calls. A test puts its
 * own in the place of the system's, and needs no waiting. Implementations must be thread-safe.
 */
public interface Timing {

  /** A moment on a clock that only runs forward, in nanoseconds since any. */
  long nanoTime();

  /**
   * Begins to wait; holds no thread.
   *
   * @return completes when the pause is over; cancel it to give the wait up
   */
  CompletableFuture<@Nullable Void> pause(Duration pause);

  /** The time of the system. */
  static Timing system() {
    return new SystemTiming();
  }
}
