package io.monitorix.alerts.rules.replay;

import io.monitorix.alerts.rules.RuleKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What rules would have said.
 *
 * @param start of the time that was looked at
 * @param end of it
 * @param evaluations of groups
 * @param episodes of alerts, in the order in which they began
 * @param errors the last of each rule that failed
 */
public record ReplayReport(
    Instant start,
    Instant end,
    int evaluations,
    List<Episode> episodes,
    Map<RuleKey, String> errors) {

  public ReplayReport {
    episodes = List.copyOf(episodes);
    errors = Map.copyOf(errors);
  }
}
