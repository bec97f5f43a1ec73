package io.monitorix.alerts.routing.dispatch;

import java.time.Duration;
import java.util.Optional;

/**
 * Takes over what integrations are to be told. What it throws counts as {@link RetryLater}: the
 * dispatcher loses nothing by it.
 */
@FunctionalInterface
public interface Notifier {

  /** Takes one over; called by the executor that the dispatcher was given. */
  HandOver notify(Flush flush);

  /** What became of it. */
  sealed interface HandOver permits Sent, RetryLater, GivenUp {}

  /**
   * It is told, or kept so safely that it will be.
   *
   * @param detail for people; may be empty
   */
  record Sent(String detail) implements HandOver {}

  /**
   * It can be tried again.
   *
   * @param reason for people
   * @param after how long to wait, if the other side said so
   */
  record RetryLater(String reason, Optional<Duration> after) implements HandOver {}

  /**
   * Trying the same again is of no use. The group's next flush tells it anew.
   *
   * @param reason for people
   */
  record GivenUp(String reason) implements HandOver {}
}
