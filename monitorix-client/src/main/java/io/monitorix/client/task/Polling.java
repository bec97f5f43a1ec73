package io.monitorix.client.task;

import io.monitorix.client.Timing;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * How often a task is looked at while its end is awaited. Proxmox does not tell by itself that a
 * task has ended.
 *
 * @param first pause after the first look
 * @param factor by which each further pause is longer, at least 1
 * @param longest pause
 * @param jitter share of a pause, 0…1, by which it may be shorter, at random: so that many who wait
 *     do not ask all at the same moment
 * @param lookAtMost how long one look may take; the server itself gives up after 30 s on a node
 *     that is silent
 * @param timing the clock, another one in tests
 * @param random must be thread-safe
 */
public record Polling(
    Duration first,
    double factor,
    Duration longest,
    double jitter,
    Duration lookAtMost,
    Timing timing,
    RandomGenerator random) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of its range
   */
  public Polling {
    positive(first, "first pause");
    positive(longest, "longest pause");
    positive(lookAtMost, "limit of a look");
    if (!(factor >= 1)) {
      throw new IllegalArgumentException("the factor must be at least 1, not " + factor);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("the jitter must be between 0 and 1, not " + jitter);
    }
  }

  private static void positive(Duration value, String name) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("the " + name + " must be positive, not " + value);
    }
  }

  /** After a quarter of a second, then ever more seldom, down to every 5 seconds. */
  public static Polling standard() {
    return new Polling(
        Duration.ofMillis(250),
        1.5,
        Duration.ofSeconds(5),
        0.2,
        Duration.ofSeconds(40),
        Timing.system(),
        () -> ThreadLocalRandom.current().nextLong());
  }

  /** Other pauses: always the same one, up to the jitter. */
  public Polling every(Duration pause) {
    return new Polling(pause, 1, pause, jitter, lookAtMost, timing, random);
  }

  /** Another clock. */
  public Polling timing(Timing other) {
    return new Polling(first, factor, longest, jitter, lookAtMost, other, random);
  }

  /** The pause after a number of looks, from 1. */
  Duration pauseAfter(int looks) {
    double nanos =
        Math.min(first.toNanos() * Math.pow(factor, looks - 1.0), (double) longest.toNanos());
    return Duration.ofNanos(Math.max(1, (long) (nanos * (1 - jitter * random.nextDouble()))));
  }
}
