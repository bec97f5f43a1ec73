package io.monitorix.client.internal;

import java.time.Duration;

/**
 * The moment by which a call must be done, on the monotonic clock: this one guards sockets, whose
 * own timeouts run on it too.
 */
record Deadline(long atNanos, Duration limit) {

  static Deadline after(Duration limit) {
    return new Deadline(System.nanoTime() + limit.toNanos(), limit);
  }

  /** Zero or less when it has passed. */
  long remainingNanos() {
    return atNanos - System.nanoTime();
  }

  boolean passed() {
    return remainingNanos() <= 0;
  }
}
