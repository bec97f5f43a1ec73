package io.monitorix.alerts.remote.delivery;

import java.time.Duration;

/**
 * How much waits for a receiver, and for how long.
 *
 * @param capacity samples that wait at most, positive; beyond it the oldest are dropped
 * @param maxSamplesPerSend samples of one request, positive, at most {@code capacity}
 * @param minBackoff the pause after a first failure, positive; each further one doubles it
 * @param maxBackoff the longest pause, at least {@code minBackoff}; a receiver that names a longer
 *     one gets it, up to 5 minutes
 */
public record QueueSettings(
    int capacity, int maxSamplesPerSend, Duration minBackoff, Duration maxBackoff) {

  /** Half a million samples, 2000 at once, pauses from 30 ms to 5 s. */
  public static final QueueSettings DEFAULT =
      new QueueSettings(500_000, 2000, Duration.ofMillis(30), Duration.ofSeconds(5));

  /** Checks the ranges. */
  public QueueSettings {
    if (maxSamplesPerSend < 1 || capacity < maxSamplesPerSend) {
      throw new IllegalArgumentException(
          "expected 1 <= max samples per send <= capacity, got "
              + maxSamplesPerSend
              + " and "
              + capacity);
    }
    if (minBackoff.isNegative() || minBackoff.isZero() || maxBackoff.compareTo(minBackoff) < 0) {
      throw new IllegalArgumentException(
          "expected 0 < min backoff <= max backoff, got " + minBackoff + " and " + maxBackoff);
    }
  }
}
