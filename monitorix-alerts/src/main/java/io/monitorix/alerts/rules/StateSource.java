package io.monitorix.alerts.rules;

import java.util.List;

/** Knows the alerts of before the start. */
@FunctionalInterface
public interface StateSource {

  /** Knows none. */
  StateSource NONE = rule -> List.of();

  /** The alerts of a rule, as they last were; resolved ones too, as long as they are kept. */
  List<Alert> alerts(RuleKey rule);

  /**
   * The same, as if no alert had been handed out yet: for a sink that knows nothing after a
   * restart, and by itself what it has told.
   */
  default StateSource unsent() {
    return rule -> alerts(rule).stream().map(Alert::unsent).toList();
  }
}
