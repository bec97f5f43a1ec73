package io.monitorix.alerts.rules;

import java.util.List;

/**
 * Takes alerts that are to be told: firing ones, and for 15 minutes resolved ones, again and again.
 */
@FunctionalInterface
public interface AlertSink {

  /** Takes nothing in. */
  AlertSink NONE = alerts -> {};

  /**
   * Takes alerts of one rule. What it throws is told in the log, and the same alerts come again at
   * the next evaluation.
   *
   * @param alerts at least one
   */
  void send(List<OutgoingAlert> alerts);
}
