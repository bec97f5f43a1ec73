package io.monitorix.alerts.store.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long a leader may take itself for one without asking the database. Time is measured by two
 * clocks, and the one that is ahead counts: one of them stands while a machine sleeps, the other is
 * set by people. Neither has to be right. Thread-safe.
 */
final class Confidence {

  private final Duration ttl;
  private final InstantSource clock;
  private volatile Moment renewed;
  private volatile Moment attempted;
  private volatile boolean rival;

  /** A point in time by both clocks. */
  private record Moment(long nanos, Instant instant) {

    Duration until(Moment later) {
      Duration one = Duration.ofNanos(later.nanos - nanos);
      Duration other = Duration.between(instant, later.instant);
      return one.compareTo(other) < 0 ? other : one;
    }
  }

  Confidence(Duration ttl, InstantSource clock) {
    this.ttl = ttl;
    this.clock = clock;
    this.renewed = now();
    this.attempted = renewed;
    // Somebody may wait who has not been heard of yet.
    this.rival = true;
  }

  private Moment now() {
    return new Moment(System.nanoTime(), clock.instant());
  }

  /** An attempt to renew, which counts from where it began. */
  final class Attempt {
    private final Moment begun = now();

    void succeeded(boolean rivalWaits) {
      renewed = begun;
      attempted = now();
      rival = rivalWaits;
    }

    void failed() {
      attempted = now();
    }
  }

  Attempt attempt() {
    return new Attempt();
  }

  /** Whether nobody else can have taken over, or at least nobody was there that would have. */
  boolean isSure() {
    Moment now = now();
    return isWithin(renewed, now) || (!rival && isWithin(attempted, now));
  }

  /** Whether somebody may have taken over, and somebody was there that would have. */
  boolean hasRunOut() {
    return rival && !isWithin(renewed, now());
  }

  private boolean isWithin(Moment moment, Moment now) {
    return moment.until(now).compareTo(ttl) < 0;
  }
}
