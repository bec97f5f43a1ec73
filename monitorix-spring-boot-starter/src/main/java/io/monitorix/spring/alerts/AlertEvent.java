package io.monitorix.spring.alerts;

import java.time.Instant;
import java.util.Map;

/**
 * An alert has begun to fire, or is over. Published as an event of the application, in the order in
 * which it happened, on a thread of its own; where several processes share a database, by the one
 * that leads.
 */
public sealed interface AlertEvent permits AlertFiring, AlertResolved {

  /** The rule's name. */
  String name();

  /** All labels of the alert, {@code alertname} among them. */
  Map<String, String> labels();

  /** Texts of the rule, expanded: {@code summary} and so on. */
  Map<String, String> annotations();

  /** The value of the rule's expression when it was evaluated last. */
  double value();

  /** Since when it fires, or fired. */
  Instant firedAt();
}
