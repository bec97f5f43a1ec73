package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.store.query.StoredRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be written: of each rule and each alert the newest state, of transitions all, in their
 * order. For one thread at a time.
 */
public final class Changes {

  private final Map<Long, RuleRow> rules = new LinkedHashMap<>();
  private final Map<ActiveKey, Optional<Alert>> alerts = new LinkedHashMap<>();
  private final Deque<Transition> transitions = new ArrayDeque<>();

  /**
   * A rule.
   *
   * @param gone whether it is evaluated no more
   */
  record RuleRow(StoredRule rule, boolean gone) {}

  /** A rule was evaluated. */
  public void rule(long id, StoredRule rule) {
    rules.put(id, new RuleRow(rule, false));
  }

  /** A rule is no more; its name is still there for its history. */
  public void ruleGone(long id, StoredRule rule) {
    rules.put(id, new RuleRow(rule, true));
  }

  /** An alert is now like this. */
  public void alert(ActiveKey key, Alert alert) {
    alerts.put(key, Optional.of(alert));
  }

  /** An alert is forgotten. */
  public void alertGone(ActiveKey key) {
    alerts.put(key, Optional.empty());
  }

  /** An alert went into another state. */
  public void transition(Transition transition) {
    transitions.add(transition);
  }

  /** Adds what happened after this. */
  public void add(Changes later) {
    rules.putAll(later.rules);
    alerts.putAll(later.alerts);
    transitions.addAll(later.transitions);
  }

  /**
   * Leaves out the oldest transitions beyond a number of them.
   *
   * @return how many those were
   */
  public long keepNewest(int most) {
    long dropped = 0;
    for (; transitions.size() > most; dropped++) {
      transitions.remove();
    }
    return dropped;
  }

  /** How many rows are to be written. */
  public int size() {
    return rules.size() + alerts.size() + transitions.size();
  }

  /** Rules by their ids. */
  Map<Long, RuleRow> rules() {
    return rules;
  }

  /** Alerts by their keys; empty for those that are forgotten. */
  Map<ActiveKey, Optional<Alert>> alerts() {
    return alerts;
  }

  Deque<Transition> transitions() {
    return transitions;
  }
}
