package io.monitorix.alerts.remote.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double up to a bound, each shortened by chance. For one thread. */
final class Backoff {

  private final Duration shortest;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration next;

  Backoff(Duration shortest, Duration longest, RandomGenerator random) {
    this.shortest = shortest;
    this.longest = longest;
    this.random = random;
    this.next = shortest;
  }

  /** The pause after one more failure: half to all of its length, so that senders do not agree. */
  Duration next() {
    Duration pause = next;
    Duration twice = pause.multipliedBy(2);
    next = twice.compareTo(longest) > 0 ? longest : twice;
    long nanos = pause.toNanos();
    return Duration.ofNanos(nanos - (long) (nanos / 2.0 * random.nextDouble()));
  }

  /** Begins anew, after a success. */
  void reset() {
    next = shortest;
  }
}
