package io.monitorix.alerts.routing.dispatch;

import java.time.Duration;
import java.util.Optional;

/**
 * Tells integrations. What it throws counts as {@link RetryLater}: the dispatcher loses nothing by
 * it.
 */
@FunctionalInterface
public interface Notifier {

  /** Takes one over; called by the executor that the dispatcher was given. */
  HandOver notify(Flush flush);

  /**
   * Whether others were told that something of the flush's group fires, as its integration could
   * not be: then the end has to be told, too, though the integration itself never knew.
   */
  default boolean toldOthers(Flush flush) {
    return false;
  }

  /** What became of it. */
  sealed interface HandOver permits Sent, RetryLater, GivenUp {}

  /**
   * It is told.
   *
   * @param detail for people; may be empty
   * @param externalId what the service calls the message, for {@link Flush#previous}
   */
  record Sent(String detail, Optional<String> externalId) implements HandOver {

    /** By a service that has no name for its messages. */
    public Sent(String detail) {
      this(detail, Optional.empty());
    }
  }

  /**
   * It can be tried again.
   *
   * @param reason for people
   * @param after how long to wait, if the other side said so
   */
  record RetryLater(String reason, Optional<Duration> after) implements HandOver {}

  /**
   * Trying the same again is of no use: a dead letter, until the group's next flush tells it anew,
   * or somebody retries it.
   *
   * @param reason for people
   */
  record GivenUp(String reason) implements HandOver {}
}
