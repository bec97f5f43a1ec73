package io.monitorix.client;

import java.time.Duration;

/**
 * When a server is left alone for a while, so that calls fail at once, or go to another server,
 * instead of waiting for it. What counts against a server: no connection, a connection that broke,
 * silence, 502, 503, 504, and a cluster file system that is down. What does not: that it refuses
 * the caller or the call, and that it cannot reach another node.
 *
 * @param lastCalls how many of the last calls are looked at, each attempt for itself; 0 switches
 *     the breaker off
 * @param minimumCalls how many there must have been before it can open; 1 to {@code lastCalls}
 * @param failureShare the share of them that must have failed for it to open; above 0, up to 1
 * @param openFor how long it stays open; then one call is let through, whose outcome decides. A
 *     server that failed is passed over for the same time where there is another
 */
public record CircuitBreakerPolicy(
    int lastCalls, int minimumCalls, double failureShare, Duration openFor) {

  /** Refuses what makes no sense. */
  public CircuitBreakerPolicy {
    if (lastCalls < 0 || (lastCalls > 0 && (minimumCalls < 1 || minimumCalls > lastCalls))) {
      throw new IllegalArgumentException(
          "a breaker looks at 1 or more calls and needs some of them, not "
              + minimumCalls
              + " of "
              + lastCalls);
    }
    if (!(failureShare > 0 && failureShare <= 1)) {
      throw new IllegalArgumentException(
          "the share of failures must be above 0 and up to 1, not " + failureShare);
    }
    if (openFor.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("a breaker is open for 1 ms or more, not " + openFor);
    }
  }

  /** Opens for 10 s when half of the last 20 attempts failed, after 10 at the earliest. */
  public static CircuitBreakerPolicy standard() {
    return new CircuitBreakerPolicy(20, 10, 0.5, Duration.ofSeconds(10));
  }

  /** Never opens. */
  public static CircuitBreakerPolicy none() {
    return new CircuitBreakerPolicy(0, 0, 1, Duration.ofSeconds(10));
  }
}
