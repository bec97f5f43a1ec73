package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.routing.dispatch.GroupState;
import io.monitorix.alerts.routing.dispatch.LogEntry;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.store.query.StoredRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be written: of each rule, alert, group and notification the newest state, of
 * transitions all, in their order. For one thread at a time.
 */
public final class Changes {

  private final Map<Long, RuleRow> rules = new LinkedHashMap<>();
  private final Map<ActiveKey, Optional<Alert>> alerts = new LinkedHashMap<>();
  private final Deque<Transition> transitions = new ArrayDeque<>();
  private final Map<LogKey, LogEntry> told = new LinkedHashMap<>();
  private final Map<LogKey, Optional<QueuedNotification>> queued = new LinkedHashMap<>();
  private final Map<String, Optional<GroupState>> groups = new LinkedHashMap<>();
  private final Set<String> silencesGone = new LinkedHashSet<>();

  /**
   * A rule.
   *
   * @param gone whether it is evaluated no more
   */
  record RuleRow(StoredRule rule, boolean gone) {}

  /** What a notification was about, and whom it told. */
  record LogKey(String groupKey, String integration) {}

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

  /** An integration was told of a group. */
  public void told(LogEntry entry) {
    told.put(new LogKey(entry.groupKey(), entry.integration()), entry);
  }

  /** A notification is queued, or is now like this. */
  public void queued(QueuedNotification notification) {
    queued.put(
        new LogKey(notification.groupKey(), notification.integration()), Optional.of(notification));
  }

  /** What is queued for a group and an integration is dropped. */
  public void dequeued(String groupKey, String integration) {
    queued.put(new LogKey(groupKey, integration), Optional.empty());
  }

  /** A group is now like this. */
  public void group(GroupState state) {
    groups.put(state.id(), Optional.of(state));
  }

  /** A group is no more. */
  public void groupGone(String id) {
    groups.put(id, Optional.empty());
  }

  /** A silence is forgotten. */
  public void silenceGone(String id) {
    silencesGone.add(id);
  }

  /** Adds what happened after this. */
  public void add(Changes later) {
    rules.putAll(later.rules);
    alerts.putAll(later.alerts);
    transitions.addAll(later.transitions);
    told.putAll(later.told);
    queued.putAll(later.queued);
    groups.putAll(later.groups);
    silencesGone.addAll(later.silencesGone);
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
    return rules.size()
        + alerts.size()
        + transitions.size()
        + told.size()
        + queued.size()
        + groups.size()
        + silencesGone.size();
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

  /** Entries of the notification log by their keys. */
  Map<LogKey, LogEntry> told() {
    return told;
  }

  /** What is queued by its keys; empty where nothing is any more. */
  Map<LogKey, Optional<QueuedNotification>> queued() {
    return queued;
  }

  /** Groups by their ids; empty for those that are no more. */
  Map<String, Optional<GroupState>> groups() {
    return groups;
  }

  Set<String> silencesGone() {
    return silencesGone;
  }
}
