package io.monitorix.exporter.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.AlertingRule;
import io.monitorix.alerts.rules.Rule;
import io.monitorix.alerts.rules.RuleGroup;
import io.monitorix.alerts.rules.RuleManager;
import io.monitorix.alerts.rules.RuleStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a manager evaluates, for the API. */
final class ManagedRules {

  private final Function<Rule, RuleStatus> statuses;

  private ManagedRules(Function<Rule, RuleStatus> statuses) {
    this.statuses = statuses;
  }

  /**
   * All that it has.
   *
   * @param statuses how the last evaluation of a rule went
   */
  static RuleBook of(RuleManager manager, Function<Rule, RuleStatus> statuses) {
    ManagedRules managed = new ManagedRules(statuses);
    return () -> manager.groups().stream().map(managed::group).toList();
  }

  private RuleBook.Group group(RuleGroup group) {
    return new RuleBook.Group(
        group.key().name(),
        group.key().file(),
        group.rules().stream().map(this::rule).toList(),
        group.interval(),
        group.spec().limit(),
        group.duration(),
        lastEvaluation(group));
  }

  /** Of a group that another process evaluates, its rules know it. */
  private Instant lastEvaluation(RuleGroup group) {
    Instant own = group.lastEvaluation();
    return own != null
        ? own
        : group.rules().stream()
            .map(rule -> orNever(statuses.apply(rule).lastEvaluation()))
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
  }

  private RuleBook.Rule rule(Rule rule) {
    RuleStatus status = statuses.apply(rule);
    RuleBook.Evaluation evaluation =
        new RuleBook.Evaluation(
            status.health().name().toLowerCase(Locale.ROOT),
            status.lastError(),
            status.duration(),
            orNever(status.lastEvaluation()));
    String query = rule.spec().expr().toString();
    Labels labels = Labels.of(rule.spec().labels());
    if (rule instanceof AlertingRule alerting) {
      return new RuleBook.Alerting(
          rule.key().name(),
          query,
          labels,
          evaluation,
          alerting.spec().hold(),
          alerting.spec().keepFiringFor(),
          alerting.spec().annotations(),
          alerting.alerts().stream().map(ManagedRules::alert).toList());
    }
    return new RuleBook.Recording(rule.key().name(), query, labels, evaluation);
  }

  private static RuleBook.Alert alert(Alert alert) {
    return new RuleBook.Alert(
        alert.labels(),
        alert.annotations(),
        alert.state() == AlertState.FIRING,
        alert.activeAt(),
        alert.keepFiringSince(),
        alert.value());
  }

  private static Instant orNever(@Nullable Instant time) {
    return time == null ? Instant.EPOCH : time;
  }
}
