package io.monitorix.alerts.rules;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What identifies a rule, across reloads and restarts.
 *
 * @param name of the alert, or of the metric
 * @param labels of the rule, not expanded, those of its group among them
 * @param ordinal how many rules of its group with the same name and labels stand before it; rarely
 *     any other than 0
 */
public record RuleKey(GroupKey group, String name, Map<String, String> labels, int ordinal) {

  /** The only rule of its name and labels, or the first one. */
  public RuleKey(GroupKey group, String name, Map<String, String> labels) {
    this(group, name, labels, 0);
  }

  public RuleKey {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }
}
