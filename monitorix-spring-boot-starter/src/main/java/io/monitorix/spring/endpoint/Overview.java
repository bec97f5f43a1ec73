package io.monitorix.spring.endpoint;

import io.monitorix.spring.metrics.TargetState;
import java.util.List;

/**
 * All that the endpoint tells.
 *
 * @param targets how each did at its last poll
 * @param alerts that are pending or firing
 * @param silences that are active, or will be
 * @param rules in the order of their files
 */
public record Overview(
    List<TargetState> targets,
    List<AlertView> alerts,
    List<SilenceView> silences,
    List<RuleView> rules) {

  /** Copies the lists. */
  public Overview {
    targets = List.copyOf(targets);
    alerts = List.copyOf(alerts);
    silences = List.copyOf(silences);
    rules = List.copyOf(rules);
  }
}
