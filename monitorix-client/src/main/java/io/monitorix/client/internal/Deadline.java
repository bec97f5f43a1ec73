package io.monitorix.client.internal;

import java.time.Duration;

/**
 * The moment by which a call must be done, on the monotonic clock: this one guards sockets, whose
 * own timeouts run on it too.
 */
record Deadline(long atNanos, Duration limit, Time time) {

  static Deadline after(Duration limit, Time time) {
    return new Deadline(time.nanos() + limit.toNanos(), limit, time);
  }

  /** Zero or less when it has passed. */
  long remainingNanos() {
    return atNanos - time.nanos();
  }

  boolean passed() {
    return remainingNanos() <= 0;
  }
}
