package io.monitorix.exporter.poll;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a source rests between readings: about its interval, at random so that the sources of a
 * target and the targets of a process do not ask all at once. Safe for several threads where the
 * random numbers are.
 *
 * @param interval from the start of a reading to that of the next
 * @param beat the target's own interval: what is not slower than that is read at each beat
 */
record Rhythm(Duration interval, Duration beat, RandomGenerator random) {

  private static final double JITTER = 0.05;

  /** After the first reading, which is made at once: anything from half an interval. */
  Duration firstPause() {
    return isOfBeat() ? interval : times(0.5 + random.nextDouble() / 2);
  }

  /** After any other. */
  Duration pause() {
    return isOfBeat() ? interval : times(1 - JITTER + 2 * JITTER * random.nextDouble());
  }

  /**
   * After so many failures in a row: sooner than usual at first, then less and less often.
   *
   * @param limit the longest, unless the interval is longer
   */
  Duration pauseAfterFailures(int failures, Duration limit) {
    Duration doubled = beat.multipliedBy(1L << (failures - 1));
    Duration longest = interval.compareTo(limit) < 0 ? limit : interval;
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  /** How much too early is early enough: beats are never exact. */
  Duration tolerance() {
    return beat.dividedBy(2);
  }

  private boolean isOfBeat() {
    return interval.compareTo(beat) <= 0;
  }

  private Duration times(double factor) {
    return Duration.ofNanos((long) (interval.toNanos() * factor));
  }
}
