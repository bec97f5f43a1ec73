package io.monitorix.alerts.routing.route;

import java.time.Duration;

/**
 * Who is told of a receiver's alerts as well, if they go on.
 *
 * @param after how long an alert has to fire, positive; as long as it is silenced, as by an
 *     acknowledgement, or inhibited, nobody is told
 * @param to the name of the other receiver
 */
public record Escalation(Duration after, String to) {

  /**
   * Checks the time.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Escalation {
    if (after.isZero() || after.isNegative()) {
      throw new IllegalArgumentException("an escalation needs a time after which it comes");
    }
  }
}
