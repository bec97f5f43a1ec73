package io.monitorix.alerts.series;

import java.time.Duration;

/**
 * How long aggregates are kept. They exist beside the raw samples, and stay when those are gone.
 *
 * @param fiveMinutes how long those of five minutes are; zero to make none
 * @param hours how long those of an hour are; zero to make none
 */
public record Tiers(Duration fiveMinutes, Duration hours) {

  /** No aggregates. */
  public static final Tiers NONE = new Tiers(Duration.ZERO, Duration.ZERO);

  /** 90 days and two years. */
  public static final Tiers DEFAULT = new Tiers(Duration.ofDays(90), Duration.ofDays(730));
}
