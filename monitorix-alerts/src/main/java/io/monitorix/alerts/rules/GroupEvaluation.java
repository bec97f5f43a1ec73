package io.monitorix.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a group.
 *
 * @param group whose rules have the alerts as they are now
 * @param changes of the alerts' states, in the order of the rules
 */
public record GroupEvaluation(
    RuleGroup group, Instant time, Duration duration, List<Change> changes) {

  public GroupEvaluation {
    changes = List.copyOf(changes);
  }

  /**
   * An alert that is now what it was not before.
   *
   * @param before null for a new alert
   * @param after inactive for one that is over, be it that it never fired
   */
  public record Change(RuleKey rule, @Nullable AlertState before, Alert after) {}
}
