package io.monitorix.alerts.rules.replay;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.AlertingRule;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.GroupEvaluation;
import io.monitorix.alerts.rules.Rule;
import io.monitorix.alerts.rules.RuleKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the beginnings and ends of alerts from one evaluation to the next. */
final class Episodes implements EvaluationListener {

  private final Map<Identity, Alert> open = new LinkedHashMap<>();
  private final List<Episode> over = new ArrayList<>();
  private final Map<RuleKey, String> errors = new LinkedHashMap<>();
  private int evaluations;

  private record Identity(RuleKey rule, Labels labels) {}

  @Override
  public void evaluated(GroupEvaluation evaluation) {
    evaluations++;
    for (GroupEvaluation.Change change : evaluation.changes()) {
      if (change.after().state() == AlertState.INACTIVE) {
        Alert last = open.remove(new Identity(change.rule(), change.after().labels()));
        if (last != null) {
          over.add(episode(change.rule(), last, change.after()));
        }
      }
    }
    for (Rule rule : evaluation.group().rules()) {
      String error = rule.status().lastError();
      if (error != null) {
        errors.put(rule.key(), error);
      }
      if (rule instanceof AlertingRule alerting) {
        alerting
            .alerts()
            .forEach(alert -> open.put(new Identity(rule.key(), alert.labels()), alert));
      }
    }
  }

  private static Episode episode(RuleKey rule, Alert alert, @Nullable Alert end) {
    return new Episode(
        rule,
        alert.labels(),
        alert.annotations(),
        alert.value(),
        alert.activeAt(),
        alert.firedAt(),
        end == null ? null : end.resolvedAt());
  }

  int evaluations() {
    return evaluations;
  }

  Map<RuleKey, String> errors() {
    return errors;
  }

  List<Episode> all() {
    List<Episode> all = new ArrayList<>(over);
    open.forEach((identity, alert) -> all.add(episode(identity.rule(), alert, null)));
    all.sort(Comparator.comparing(Episode::activeAt).thenComparing(Episode::labels));
    return all;
  }
}
