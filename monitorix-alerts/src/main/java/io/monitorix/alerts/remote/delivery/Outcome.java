package io.monitorix.alerts.remote.delivery;

import java.time.Duration;
import java.util.Optional;

/** What became of one request. */
sealed interface Outcome {

  /**
   * It was taken.
   *
   * @param refused samples of it that were not
   */
  record Accepted(long refused) implements Outcome {}

  /**
   * It was not taken, and may be the next time.
   *
   * @param pause how long the receiver wants to be left alone, if it says so
   * @param reason for people
   */
  record Passing(Optional<Duration> pause, String reason) implements Outcome {}

  /**
   * It never will be taken.
   *
   * @param reason for people
   */
  record Refused(String reason) implements Outcome {}
}
