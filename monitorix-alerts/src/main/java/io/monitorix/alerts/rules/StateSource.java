package io.monitorix.alerts.rules;

import java.util.List;

/** Knows the alerts of before the start. */
@FunctionalInterface
public interface StateSource {

  /** Knows none. */
  StateSource NONE = rule -> List.of();

  /** The alerts of a rule, as they last were; resolved ones too, as long as they are kept. */
  List<Alert> alerts(RuleKey rule);
}
