package io.monitorix.client;

import java.time.Duration;

/**
 * How often and after which waits a call is tried again. Only calls that read are, and only after
 * what may pass by itself: a connection that did not come about or broke, silence, 429, 502, 503,
 * 504, 595, 596, 599, and a node whose cluster file system is down. A call never waits beyond its
 * deadline, nor for another try that its time would not suffice for, if that took as long as the
 * last one.
 *
 * @param maxAttempts in all, the first included; at least 1. Asking one server after the other
 *     because the first cannot be reached is one attempt
 * @param firstWait before the second attempt; at least 1 ms
 * @param factor by which each wait is longer than the one before; at least 1
 * @param maxWait the longest wait; not shorter than the first. A server that asks for a longer one
 *     ({@code Retry-After}) gets it
 * @param jitter share by which a wait is longer or shorter at random, so that many clients do not
 *     come back all at once; 0 to below 1
 */
public record RetryPolicy(
    int maxAttempts, Duration firstWait, double factor, Duration maxWait, double jitter) {

  /** Refuses what makes no sense. */
  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("a call is tried at least once, not " + maxAttempts);
    }
    if (firstWait.compareTo(Duration.ofMillis(1)) < 0 || maxWait.compareTo(firstWait) < 0) {
      throw new IllegalArgumentException(
          "the waits must be at least 1 ms and in order, not " + firstWait + " to " + maxWait);
    }
    if (!(factor >= 1) || factor == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("the factor must be at least 1, not " + factor);
    }
    if (!(jitter >= 0 && jitter < 1)) {
      throw new IllegalArgumentException("the jitter must be 0 to below 1, not " + jitter);
    }
  }

  /** Three attempts, after about 200 ms and 400 ms. */
  public static RetryPolicy standard() {
    return new RetryPolicy(3, Duration.ofMillis(200), 2, Duration.ofSeconds(5), 0.5);
  }

  /** One attempt. */
  public static RetryPolicy none() {
    return standard().withMaxAttempts(1);
  }

  /** The same with another number of attempts. */
  public RetryPolicy withMaxAttempts(int attempts) {
    return new RetryPolicy(attempts, firstWait, factor, maxWait, jitter);
  }
}
