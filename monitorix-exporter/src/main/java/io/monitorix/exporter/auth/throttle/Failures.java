package io.monitorix.exporter.auth.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * Logins that failed, of one name or one network: after five a wait of a second, and twice as long
 * after each further one, up to a quarter of an hour.
 *
 * @param count how many, one after the other
 * @param last when the last one was
 */
record Failures(long count, Instant last) {

  /** After that without a failure all is forgotten. */
  static final Duration MEMORY = Duration.ofHours(1);

  /** None at all. */
  static final Failures NONE = new Failures(0, Instant.MIN);

  private static final int FREE = 5;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final long MOST_DOUBLINGS = 20;

  /** Until when none may try. */
  Instant blockedUntil() {
    if (count < FREE) {
      return Instant.MIN;
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(count - FREE, MOST_DOUBLINGS));
    return last.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
  }

  /** Whether they are forgotten by now. */
  boolean isOver(Instant now) {
    return count > 0 && !now.isBefore(last.plus(MEMORY));
  }
}
