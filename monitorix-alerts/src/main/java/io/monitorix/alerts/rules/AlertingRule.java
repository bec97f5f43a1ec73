package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.rules.file.AlertSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes an alert of each element that its expression gives, and follows it to its end. */
public final class AlertingRule extends Rule {

  /** How long a resolved alert is kept, so that its end can be told. */
  public static final Duration RESOLVED_RETENTION = Duration.ofMinutes(15);

  private final AlertSpec spec;
  private final AlertSeries series;
  private final Map<String, Templates.Template> labels;
  private final Map<String, Templates.Template> annotations;
  private volatile Map<Labels, Alert> alerts = Map.of();
  private Set<Labels> known = Set.of();
  private boolean restored = true;

  AlertingRule(RuleKey key, AlertSpec spec, Templates templates) {
    super(key);
    this.spec = spec;
    this.series = new AlertSeries(spec);
    this.labels = read(spec.labels(), templates);
    this.annotations = read(spec.annotations(), templates);
  }

  private Map<String, Templates.Template> read(Map<String, String> texts, Templates templates) {
    Map<String, Templates.Template> read = new LinkedHashMap<>();
    texts.forEach((name, text) -> read.put(name, templates.read(spec.name(), text)));
    return read;
  }

  @Override
  public AlertSpec spec() {
    return spec;
  }

  /** Its alerts that are pending or firing. */
  public List<Alert> alerts() {
    return alerts.values().stream().filter(Alert::isActive).toList();
  }

  /** All that it keeps, the alerts that were resolved lately among them. */
  public List<Alert> keptAlerts() {
    return List.copyOf(alerts.values());
  }

  /** The most that one of its alerts is; inactive without any. */
  public AlertState state() {
    return alerts.values().stream()
        .map(Alert::state)
        .max(AlertState::compareTo)
        .orElse(AlertState.INACTIVE);
  }

  @Override
  List<Sample> evaluate(Evaluation evaluation) {
    Map<Labels, Alert> found = found(evaluation);
    Map<Labels, Alert> next = new LinkedHashMap<>();
    Map<Labels, Alert> before = alerts;
    before.forEach(
        (labels, alert) -> {
          Alert fresh = found.get(labels);
          Alert now =
              fresh == null
                  ? withoutElement(alert, evaluation.time())
                  : alert.isActive() ? alert.following(fresh) : fresh;
          if (now != null) {
            next.put(labels, now);
          }
        });
    found.forEach(next::putIfAbsent);
    next.replaceAll((labels, alert) -> inTime(alert, evaluation.time()));
    int active = (int) next.values().stream().filter(Alert::isActive).count();
    if (evaluation.limit() > 0 && active > evaluation.limit()) {
      alerts = Map.of();
    }
    evaluation.checkLimit(active, "alerts");
    alerts = Collections.unmodifiableMap(next);
    return samples(evaluation.queryTime());
  }

  private Map<Labels, Alert> found(Evaluation evaluation) {
    Map<Labels, Alert> found = new LinkedHashMap<>();
    for (Value.Element element : evaluation.ask(spec.expr())) {
      Templates.Data data =
          new Templates.Data(
              element.labels(),
              evaluation.settings().externalLabels(),
              evaluation.settings().externalUrl(),
              element.value(),
              evaluation.time(),
              evaluation::ask);
      Map<String, String> all = element.labels().toMap();
      all.remove(Labels.NAME);
      labels.forEach((name, template) -> all.put(name, template.expand(data)));
      all.put(AlertSeries.ALERTNAME, spec.name());
      Map<String, String> notes = new LinkedHashMap<>();
      annotations.forEach((name, template) -> notes.put(name, template.expand(data)));
      Labels identity = Labels.of(all);
      Alert alert = Alert.pending(identity, notes, element.value(), evaluation.time());
      if (found.put(identity, alert) != null) {
        throw new IllegalStateException(
            "vector contains metrics with the same labelset after applying alert labels: "
                + identity);
      }
    }
    return found;
  }

  /** What becomes of an alert whose element is gone; null if it is forgotten. */
  private @Nullable Alert withoutElement(Alert alert, Instant time) {
    return switch (alert.state()) {
      case PENDING -> null;
      case FIRING -> {
        Alert kept = alert.keepFiringSince() == null ? alert.keptFiringSince(time) : alert;
        Instant since = kept.keepFiringSince();
        boolean keeps =
            since != null && Duration.between(since, time).compareTo(spec.keepFiringFor()) < 0;
        yield keeps ? kept : alert.resolved(time);
      }
      case INACTIVE -> {
        Instant resolved = alert.resolvedAt();
        boolean forgotten =
            resolved == null || Duration.between(resolved, time).compareTo(RESOLVED_RETENTION) > 0;
        yield forgotten ? null : alert;
      }
    };
  }

  private Alert inTime(Alert alert, Instant time) {
    if (alert.state() != AlertState.PENDING) {
      return alert;
    }
    // A clock that jumped back: what lies in the future would hold the alert up for that long.
    Alert begun = alert.activeAt().isAfter(time) ? alert.withActiveAt(time) : alert;
    boolean held = Duration.between(begun.activeAt(), time).compareTo(spec.hold()) >= 0;
    return held ? begun.fired(time) : begun;
  }

  private List<Sample> samples(Instant time) {
    List<Sample> samples = new ArrayList<>();
    for (Alert alert : alerts.values()) {
      // Written before it is restored, the state would hide the one to restore from.
      if (alert.isActive() && (restored || known.contains(alert.labels()))) {
        samples.add(series.alert(alert, time));
        samples.add(series.forState(alert, time));
      }
    }
    return samples;
  }

  /** Those whose state is not that of before any more, and those that are new. */
  List<GroupEvaluation.Change> changesSince(Map<Labels, Alert> before, Instant time) {
    List<GroupEvaluation.Change> changes = new ArrayList<>();
    Map<Labels, Alert> now = alerts;
    before.forEach(
        (labels, alert) -> {
          Alert after = now.get(labels);
          if (after == null && alert.isActive()) {
            changes.add(new GroupEvaluation.Change(key(), alert.state(), alert.resolved(time)));
          }
        });
    now.forEach(
        (labels, alert) -> {
          Alert was = before.get(labels);
          AlertState state = was == null ? null : was.state();
          if (state != alert.state()) {
            changes.add(new GroupEvaluation.Change(key(), state, alert));
          }
        });
    return changes;
  }

  Map<Labels, Alert> snapshot() {
    return alerts;
  }

  /** Those that are to be sent now. */
  List<Alert> toSend(Instant time, Duration resendDelay) {
    return alerts.values().stream().filter(alert -> alert.isToBeSent(time, resendDelay)).toList();
  }

  void sent(List<Alert> sent, Instant time) {
    Map<Labels, Alert> next = new LinkedHashMap<>(alerts);
    sent.forEach(alert -> next.put(alert.labels(), alert.sent(time)));
    alerts = Collections.unmodifiableMap(next);
  }

  /**
   * Takes back that they were sent.
   *
   * @param before as they were before that
   */
  void notSent(List<Alert> before) {
    Map<Labels, Alert> next = new LinkedHashMap<>(alerts);
    before.forEach(alert -> next.replace(alert.labels(), alert));
    alerts = Collections.unmodifiableMap(next);
  }

  /** Goes on with the alerts of the rule that this one takes the place of. */
  void copyState(AlertingRule from) {
    alerts = from.alerts;
    known = from.known;
    restored = from.restored;
  }

  /** Goes on with the alerts of before the start; others wait to be restored from series. */
  void restore(List<Alert> before) {
    Map<Labels, Alert> next = new LinkedHashMap<>();
    before.forEach(alert -> next.put(alert.labels(), alert));
    alerts = Collections.unmodifiableMap(next);
    known = new HashSet<>(next.keySet());
    restored = false;
  }

  /**
   * Ends the restoring.
   *
   * @param activeAt since when an alert is really active that was in no state of before; null if
   *     that is not known
   */
  void restored(Function<Alert, @Nullable Instant> activeAt) {
    Map<Labels, Alert> next = new LinkedHashMap<>(alerts);
    next.replaceAll(
        (labels, alert) -> {
          Instant since = known.contains(labels) ? null : activeAt.apply(alert);
          return since == null ? alert : alert.withActiveAt(since);
        });
    alerts = Collections.unmodifiableMap(next);
    known = Set.of();
    restored = true;
  }

  boolean isRestored() {
    return restored;
  }

  AlertSeries series() {
    return series;
  }
}
