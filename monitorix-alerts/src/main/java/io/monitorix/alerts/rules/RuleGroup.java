package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.alerts.rules.file.GroupSpec;
import io.monitorix.alerts.rules.file.RecordSpec;
import io.monitorix.alerts.rules.file.RuleSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rules that are evaluated one after the other, each seeing what those before it wrote. Evaluations
 * exclude each other; what can be asked is safe for several threads.
 */
public final class RuleGroup {

  private static final Logger LOG = LoggerFactory.getLogger(RuleGroup.class);

  /** By then what alerts depend on was scraped and recorded, as Prometheus has it. */
  private static final int EVALUATIONS_BEFORE_RESTORE = 2;

  private final GroupKey key;
  private final GroupSpec spec;
  private final RuleSettings settings;
  private final RuleEnvironment environment;
  private final List<Rule> rules;
  private final SeriesWriter writer;
  private final Outbox outbox;
  private int evaluationsBeforeRestore;
  private boolean retired;
  private volatile @Nullable Instant lastEvaluation;
  private volatile Duration duration = Duration.ZERO;

  /** A group that was never evaluated. */
  public RuleGroup(
      String file, GroupSpec spec, RuleSettings settings, RuleEnvironment environment) {
    this.key = new GroupKey(file, spec.name());
    this.spec = spec;
    this.settings = settings;
    this.environment = environment;
    this.rules = rules(spec.rules());
    this.writer = new SeriesWriter(environment.samples(), rules.size());
    this.outbox = new Outbox(environment.alerts(), settings, interval());
  }

  private List<Rule> rules(List<RuleSpec> specs) {
    List<Rule> all = new ArrayList<>();
    Set<RuleKey> keys = new HashSet<>();
    for (RuleSpec each : specs) {
      int ordinal = 0;
      RuleKey own = new RuleKey(key, each.name(), each.labels(), ordinal);
      while (!keys.add(own)) {
        own = new RuleKey(key, each.name(), each.labels(), ++ordinal);
      }
      all.add(
          each instanceof AlertSpec alert
              ? new AlertingRule(own, alert, environment.templates())
              : new RecordingRule(own, (RecordSpec) each));
    }
    return List.copyOf(all);
  }

  /** What identifies it. */
  public GroupKey key() {
    return key;
  }

  /** What its file says. */
  public GroupSpec spec() {
    return spec;
  }

  /** Its rules, in their order. */
  public List<Rule> rules() {
    return rules;
  }

  /** How long it is from one evaluation to the next. */
  public Duration interval() {
    Duration own = spec.interval();
    return own == null ? settings.interval() : own;
  }

  /** How far in the past it evaluates. */
  public Duration queryOffset() {
    Duration own = spec.queryOffset();
    return own == null ? settings.queryOffset() : own;
  }

  /** When it was evaluated last; null before the first time. */
  public @Nullable Instant lastEvaluation() {
    return lastEvaluation;
  }

  /** How long that took. */
  public Duration duration() {
    return duration;
  }

  /** All that fires, as it is sent at a time: for who shows alerts that another process sends. */
  public List<OutgoingAlert> firing(Instant time) {
    return rules.stream()
        .filter(AlertingRule.class::isInstance)
        .map(AlertingRule.class::cast)
        .flatMap(
            rule ->
                outbox
                    .outgoing(
                        rule,
                        rule.alerts().stream()
                            .filter(alert -> alert.state() == AlertState.FIRING)
                            .toList(),
                        time)
                    .stream())
        .toList();
  }

  /**
   * Evaluates all rules. One that fails keeps its state, has its error, and stops no other. The
   * listener hears of it, and then alerts are sent: none that was not kept, if it can be kept.
   *
   * @param time of the evaluation
   */
  public synchronized void evaluate(Instant time) {
    if (retired) {
      return;
    }
    Instant begun = environment.clock().instant();
    List<GroupEvaluation.Change> changes = new ArrayList<>();
    List<AlertingRule> telling = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      Map<Labels, Alert> before =
          rule instanceof AlertingRule alerts ? alerts.snapshot() : Map.of();
      boolean evaluated = evaluate(i, time);
      if (rule instanceof AlertingRule alerts) {
        changes.addAll(alerts.changesSince(before, time));
        if (evaluated) {
          telling.add(alerts);
        }
      }
    }
    writer.endVanished(time.minus(queryOffset()).toEpochMilli());
    if (evaluationsBeforeRestore > 0 && --evaluationsBeforeRestore == 0) {
      restoreFromSeries();
    }
    Duration took = Duration.between(begun, environment.clock().instant());
    lastEvaluation = time;
    duration = took.isNegative() ? Duration.ZERO : took;
    List<Outbox.Sending> sendings =
        telling.stream().flatMap(rule -> outbox.prepare(rule, time).stream()).toList();
    try {
      environment.listener().evaluated(new GroupEvaluation(this, time, duration, changes));
    } catch (RuntimeException e) {
      LOG.error("Keeping the state of alerts failed group={}", key.name(), e);
    }
    sendings.forEach(outbox::send);
  }

  /** Whether the rule was evaluated, be it that not all samples were taken. */
  private boolean evaluate(int index, Instant time) {
    Rule rule = rules.get(index);
    Instant begun = environment.clock().instant();
    String error = null;
    boolean evaluated = false;
    try {
      List<Sample> samples =
          rule.evaluate(new Evaluation(time, queryOffset(), spec.limit(), settings, environment));
      evaluated = true;
      int refused = writer.write(index, samples, time.minus(queryOffset()).toEpochMilli());
      if (refused > 0) {
        error =
            refused
                + " of "
                + samples.size()
                + " samples were refused: they are not newer than what their series has";
      }
    } catch (RuntimeException e) {
      error = e.getMessage() == null ? e.toString() : e.getMessage();
    }
    if (error != null && !error.equals(rule.status().lastError())) {
      LOG.warn("Evaluating a rule failed group={} rule={} error={}", key, rule.key().name(), error);
    }
    Duration took = Duration.between(begun, environment.clock().instant());
    rule.status(
        new RuleStatus(
            error == null ? RuleStatus.Health.OK : RuleStatus.Health.ERR,
            error,
            time,
            took.isNegative() ? Duration.ZERO : took));
    return evaluated;
  }

  boolean sameAs(GroupSpec other, RuleSettings otherSettings) {
    return spec.equals(other) && settings.equals(otherSettings);
  }

  /** Goes on where another group of the same name stopped: rules of the same name and labels. */
  void copyState(RuleGroup from) {
    synchronized (from) {
      from.retired = true;
      lastEvaluation = from.lastEvaluation;
      duration = from.duration;
      evaluationsBeforeRestore = from.evaluationsBeforeRestore;
      Map<RuleKey, List<Integer>> old = new HashMap<>();
      for (int i = 0; i < from.rules.size(); i++) {
        old.computeIfAbsent(from.rules.get(i).key(), unused -> new ArrayList<>()).add(i);
      }
      for (int i = 0; i < rules.size(); i++) {
        List<Integer> same = old.get(rules.get(i).key());
        if (same != null && !same.isEmpty()) {
          int index = same.remove(0);
          writer.take(i, from.writer, index);
          if (rules.get(i) instanceof AlertingRule alerts
              && from.rules.get(index) instanceof AlertingRule before) {
            alerts.copyState(before);
          }
        }
      }
      writer.takeRest(from.writer);
    }
  }

  /** Goes on with the alerts of before the start. */
  void restoreState() {
    boolean waits = false;
    for (Rule rule : rules) {
      if (rule instanceof AlertingRule alerts) {
        alerts.restore(environment.state().alerts(rule.key()));
        waits = true;
      }
    }
    evaluationsBeforeRestore = waits ? EVALUATIONS_BEFORE_RESTORE : 0;
  }

  private void restoreFromSeries() {
    // What is kept of alerts has milliseconds.
    Instant now = environment.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    ForStateRestore restore = new ForStateRestore(environment.recorded(), settings, now);
    for (Rule rule : rules) {
      if (rule instanceof AlertingRule alerts && !alerts.isRestored()) {
        try {
          restore.restore(alerts);
        } catch (RuntimeException e) {
          LOG.error("Restoring alerts from series failed rule={}", rule.key().name(), e);
          alerts.restored(alert -> null);
        }
      }
    }
  }

  /** Ends its evaluations; what its rules wrote last. */
  synchronized List<Labels> retire() {
    retired = true;
    return writer.series();
  }

  /** The series that its rules wrote last. */
  synchronized List<Labels> series() {
    return writer.series();
  }
}
