package io.monitorix.exporter.events;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.GroupEvaluation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of alerts that begin to fire, or are over after they did. Safe for several threads.
 */
public final class AlertEvents implements EvaluationListener {

  private final EventLog log;
  private final Supplier<Map<String, String>> externalLabels;

  /**
   * Into this log.
   *
   * @param externalLabels those that alerts get when they are sent: they count for the fingerprint
   */
  public AlertEvents(EventLog log, Supplier<Map<String, String>> externalLabels) {
    this.log = log;
    this.externalLabels = externalLabels;
  }

  @Override
  public void evaluated(GroupEvaluation evaluation) {
    List<Change> changes = new ArrayList<>();
    for (GroupEvaluation.Change change : evaluation.changes()) {
      boolean fired = change.before() == AlertState.FIRING;
      AlertState now = change.after().state();
      if (!fired && now == AlertState.FIRING) {
        String before = change.before() == null ? null : change.before().toString();
        changes.add(
            event(EventType.ALERT_FIRING, change.after(), before, "firing", evaluation.time()));
      } else if (fired && now == AlertState.INACTIVE) {
        changes.add(
            event(
                EventType.ALERT_RESOLVED, change.after(), "firing", "resolved", evaluation.time()));
      }
    }
    log.append(changes);
  }

  private Change event(
      EventType type, Alert alert, @Nullable String before, String after, Instant time) {
    Map<String, String> labels = new TreeMap<>(externalLabels.get());
    labels.putAll(alert.labels().toMap());
    String name = labels.getOrDefault("alertname", "");
    String summary = alert.annotations().getOrDefault("summary", "");
    return new Change(
        time,
        type,
        labels.getOrDefault("cluster", ""),
        Fingerprint.of(Labels.of(labels)).toString(),
        before,
        after,
        name + " is " + after + said(type, summary),
        labels);
  }

  private static String said(EventType type, String summary) {
    if (summary.isEmpty()) {
      return "";
    }
    return (type == EventType.ALERT_FIRING ? ": " : "; it said: ") + summary;
  }
}
