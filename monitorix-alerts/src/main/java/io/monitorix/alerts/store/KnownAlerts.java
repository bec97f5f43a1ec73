package io.monitorix.alerts.store;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.AlertingRule;
import io.monitorix.alerts.rules.GroupEvaluation;
import io.monitorix.alerts.rules.GroupKey;
import io.monitorix.alerts.rules.Rule;
import io.monitorix.alerts.rules.RuleKey;
import io.monitorix.alerts.store.query.StoredAlert;
import io.monitorix.alerts.store.query.StoredRule;
import io.monitorix.alerts.store.sql.ActiveKey;
import io.monitorix.alerts.store.sql.Changes;
import io.monitorix.alerts.store.sql.RuleId;
import io.monitorix.alerts.store.sql.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The alerts as they are in the database, or will be once it has taken what waits: an evaluation
 * writes only what differs. Thread-safe: one lock.
 */
final class KnownAlerts {

  /** A rule that was evaluated so long ago is gone, be it that nobody said so. */
  private static final Duration SHORTEST_MEMORY = Duration.ofDays(1);

  private static final int INTERVALS_REMEMBERED = 10;

  private final Map<Long, Known> rules = new HashMap<>();

  /** One rule with its alerts; it counts as there until a time. */
  private record Known(StoredRule rule, Map<Labels, Alert> alerts, Instant until) {

    GroupKey group() {
      return rule.rule().group();
    }
  }

  /** What a database has. */
  KnownAlerts(List<StoredRule> rules, List<StoredAlert> alerts, Instant now) {
    Map<RuleKey, Map<Labels, Alert>> byRule = new HashMap<>();
    for (StoredAlert each : alerts) {
      byRule
          .computeIfAbsent(each.rule(), unused -> new HashMap<>())
          .put(each.alert().labels(), each.alert());
    }
    for (StoredRule each : rules) {
      this.rules.put(
          RuleId.of(each.rule()),
          new Known(each, byRule.getOrDefault(each.rule(), Map.of()), now.plus(SHORTEST_MEMORY)));
    }
  }

  /** The alerts of a rule that it still has to know. */
  synchronized List<Alert> alerts(RuleKey rule, Instant now) {
    Known known = rules.get(RuleId.of(rule));
    Instant oldest = now.minus(AlertingRule.RESOLVED_RETENTION);
    return known == null
        ? List.of()
        : known.alerts().values().stream()
            .filter(alert -> alert.resolvedAt() == null || !alert.resolvedAt().isBefore(oldest))
            .toList();
  }

  /** What an evaluation changed. */
  synchronized Changes changes(GroupEvaluation evaluation) {
    Changes changes = new Changes();
    Set<Long> present = new HashSet<>();
    Instant until = evaluation.time().plus(memory(evaluation.group().interval()));
    for (Rule rule : evaluation.group().rules()) {
      long id = RuleId.of(rule.key());
      present.add(id);
      StoredRule stored = new StoredRule(rule.key(), rule.status());
      changes.rule(id, stored);
      Known before = rules.get(id);
      Map<Labels, Alert> now =
          rule instanceof AlertingRule alerting ? byLabels(alerting.keptAlerts()) : Map.of();
      compare(id, before == null ? Map.of() : before.alerts(), now, changes);
      rules.put(id, new Known(stored, now, until));
    }
    for (GroupEvaluation.Change each : evaluation.changes()) {
      changes.transition(
          new Transition(
              RuleId.of(each.rule()),
              Fingerprint.of(each.after().labels()),
              evaluation.time(),
              each.before(),
              each.after()));
    }
    forgetOthers(evaluation, present, changes);
    return changes;
  }

  private static Duration memory(Duration interval) {
    Duration some = interval.multipliedBy(INTERVALS_REMEMBERED);
    return some.compareTo(SHORTEST_MEMORY) > 0 ? some : SHORTEST_MEMORY;
  }

  private static Map<Labels, Alert> byLabels(Collection<Alert> alerts) {
    Map<Labels, Alert> all = new HashMap<>();
    alerts.forEach(alert -> all.put(alert.labels(), alert));
    return all;
  }

  private static void compare(
      long rule, Map<Labels, Alert> before, Map<Labels, Alert> now, Changes changes) {
    now.forEach(
        (labels, alert) -> {
          if (!alert.equals(before.get(labels))) {
            changes.alert(key(rule, labels), alert);
          }
        });
    before
        .keySet()
        .forEach(
            labels -> {
              if (!now.containsKey(labels)) {
                changes.alertGone(key(rule, labels));
              }
            });
  }

  private static ActiveKey key(long rule, Labels labels) {
    return new ActiveKey(rule, Fingerprint.of(labels));
  }

  /** Rules that the group had, and has no more; their alerts end with them. */
  private void forgetOthers(GroupEvaluation evaluation, Set<Long> present, Changes changes) {
    GroupKey group = evaluation.group().key();
    rules
        .entrySet()
        .removeIf(
            each -> {
              Known known = each.getValue();
              if (!known.group().equals(group) || present.contains(each.getKey())) {
                return false;
              }
              long id = each.getKey();
              changes.ruleGone(id, known.rule());
              for (Alert alert : known.alerts().values()) {
                changes.alertGone(key(id, alert.labels()));
                if (alert.isActive()) {
                  changes.transition(ended(id, alert, evaluation.time()));
                }
              }
              return true;
            });
  }

  private static Transition ended(long rule, Alert alert, Instant time) {
    Alert after =
        new Alert(
            alert.labels(),
            alert.annotations(),
            AlertState.INACTIVE,
            alert.value(),
            alert.activeAt(),
            alert.firedAt(),
            alert.keepFiringSince(),
            time,
            alert.lastSentAt());
    return new Transition(rule, Fingerprint.of(alert.labels()), time, alert.state(), after);
  }

  /** The rules that are evaluated, or may be again soon; others are forgotten. */
  synchronized Set<Long> alive(Instant now) {
    rules.values().removeIf(known -> known.until().isBefore(now));
    return Set.copyOf(rules.keySet());
  }
}
