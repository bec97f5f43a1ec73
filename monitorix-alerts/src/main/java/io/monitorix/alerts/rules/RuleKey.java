package io.monitorix.alerts.rules;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What identifies a rule, across reloads and restarts.
 *
 * @param name of the alert, or of the metric
 * @param labels of the rule, not expanded, those of its group among them
 */
public record RuleKey(GroupKey group, String name, Map<String, String> labels) {

  public RuleKey {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }
}
