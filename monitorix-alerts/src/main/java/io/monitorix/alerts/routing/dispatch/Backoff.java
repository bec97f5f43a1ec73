package io.monitorix.alerts.routing.dispatch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait between attempts: half a second at first, half as much again each time. */
final class Backoff {

  private static final double FIRST_MILLIS = 500;
  private static final double GROWTH = 1.5;
  private static final double LONGEST_MILLIS = 60_000;
  private static final double SPREAD = 0.5;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** After an attempt, counted from 1: with half of it more or less, by chance. */
  Duration after(int attempt) {
    double mean = Math.min(FIRST_MILLIS * Math.pow(GROWTH, attempt - 1), LONGEST_MILLIS);
    double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
    return Duration.ofMillis(Math.round(mean * factor));
  }
}
