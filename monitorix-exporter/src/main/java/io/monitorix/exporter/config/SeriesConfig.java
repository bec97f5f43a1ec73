package io.monitorix.exporter.config;

import java.time.Duration;

/**
 * The key {@code series}: whether the process keeps what its metrics were.
 *
 * @param enabled whether it does
 * @param interval between two samples of a series
 * @param retention how long single samples are kept
 * @param maxBytes how large all files may be together
 * @param fiveMinutes how long aggregates of five minutes are kept; zero to make none
 * @param hours how long aggregates of an hour are; zero to make none
 */
public record SeriesConfig(
    boolean enabled,
    Duration interval,
    Duration retention,
    long maxBytes,
    Duration fiveMinutes,
    Duration hours) {

  /** What a configuration file gets that says nothing. */
  public static final SeriesConfig DEFAULT =
      new SeriesConfig(
          true,
          Duration.ofSeconds(15),
          Duration.ofDays(7),
          2L << 30,
          Duration.ofDays(90),
          Duration.ofDays(730));

  /** Off. */
  public static final SeriesConfig OFF = DEFAULT.enabled(false, DEFAULT.interval);

  /** The same, on or off, with another interval. */
  public SeriesConfig enabled(boolean wanted, Duration every) {
    return new SeriesConfig(wanted, every, retention, maxBytes, fiveMinutes, hours);
  }
}
