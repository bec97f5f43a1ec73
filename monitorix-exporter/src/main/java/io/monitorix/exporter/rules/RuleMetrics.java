package io.monitorix.exporter.rules;

import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.AlertingRule;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.GroupEvaluation;
import io.monitorix.alerts.rules.GroupKey;
import io.monitorix.alerts.rules.Rule;
import io.monitorix.alerts.rules.RuleGroup;
import io.monitorix.alerts.rules.RuleManager;
import io.monitorix.alerts.rules.RuleStatus;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the evaluation of rules goes, as metrics of the process. Thread-safe. */
final class RuleMetrics implements EvaluationListener {

  private static final String SEVERITY = "severity";

  private final Map<GroupKey, Counts> counts = new ConcurrentHashMap<>();
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final InstantSource clock;
  private final Histogram processing =
      Histogram.builder()
          .classicOnly()
          .name("monitorix_alert_processing_duration_seconds")
          .help(
              "Time in seconds from the time that a group is evaluated for until the transitions of"
                  + " its alerts are kept.")
          .classicUpperBounds(.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
          .register(registry);
  private final Histogram resolving =
      Histogram.builder()
          .classicOnly()
          .name("monitorix_alert_resolve_duration_seconds")
          .help("Time in seconds for which alerts fired that are resolved.")
          .classicUpperBounds(60, 300, 900, 3600, 4 * 3600, 12 * 3600, 24 * 3600, 7 * 24 * 3600)
          .labelNames(SEVERITY)
          .register(registry);

  RuleMetrics(InstantSource clock) {
    this.clock = clock;
  }

  /** What was counted of a group since the start. */
  private record Counts(long groups, double seconds, long rules, long failures) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Duration took, long evaluated, long failed) {
      return new Counts(
          groups + 1, seconds + took.toNanos() / 1e9, rules + evaluated, failures + failed);
    }
  }

  @Override
  public void evaluated(GroupEvaluation evaluation) {
    RuleGroup group = evaluation.group();
    long failed =
        group.rules().stream()
            .filter(rule -> rule.status().health() == RuleStatus.Health.ERR)
            .count();
    counts.compute(
        group.key(),
        (key, before) ->
            (before == null ? Counts.NONE : before)
                .plus(evaluation.duration(), group.rules().size(), failed));
    if (!evaluation.changes().isEmpty()) {
      processing.observe(seconds(evaluation.time(), clock.instant()));
    }
    evaluation.changes().forEach(this::resolved);
  }

  private void resolved(GroupEvaluation.Change change) {
    Instant fired = change.after().firedAt();
    Instant resolved = change.after().resolvedAt();
    if (change.before() == AlertState.FIRING && fired != null && resolved != null) {
      resolving
          .labelValues(change.after().labels().get(SEVERITY))
          .observe(seconds(fired, resolved));
    }
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  /** What there is to tell of the groups that there are now. */
  MetricSnapshots metrics(RuleManager manager) {
    var durations =
        SummarySnapshot.builder()
            .name("monitorix_rule_evaluation_duration_seconds")
            .help("Duration of evaluations of the group of rules.");
    var evaluations =
        CounterSnapshot.builder()
            .name("monitorix_rule_evaluations")
            .help("Evaluations of rules of the group.");
    var failures =
        CounterSnapshot.builder()
            .name("monitorix_rule_evaluation_failures")
            .help("Evaluations of rules of the group that failed.");
    var missed =
        CounterSnapshot.builder()
            .name("monitorix_rule_group_iterations_missed")
            .help("Evaluations of the group that were left out, as one before took too long.");
    var last =
        GaugeSnapshot.builder()
            .name("monitorix_rule_group_last_evaluation_timestamp_seconds")
            .help("Time of the last evaluation of the group, in seconds since 1970.");
    var rules =
        GaugeSnapshot.builder()
            .name("monitorix_rule_group_rules")
            .help("Number of rules in the group.");
    int pending = 0;
    int firing = 0;
    for (RuleGroup group : manager.groups()) {
      Labels labels = Labels.of("group", group.key().toString());
      Counts counted = counts.getOrDefault(group.key(), Counts.NONE);
      Instant evaluated = group.lastEvaluation();
      durations.dataPoint(
          SummarySnapshot.SummaryDataPointSnapshot.builder()
              .labels(labels)
              .count(counted.groups())
              .sum(counted.seconds())
              .build());
      evaluations.dataPoint(counter(labels, counted.rules()));
      failures.dataPoint(counter(labels, counted.failures()));
      missed.dataPoint(counter(labels, manager.missed(group.key())));
      last.dataPoint(gauge(labels, evaluated == null ? 0 : evaluated.toEpochMilli() / 1e3));
      rules.dataPoint(gauge(labels, group.rules().size()));
      pending += count(group, AlertState.PENDING);
      firing += count(group, AlertState.FIRING);
    }
    GaugeSnapshot alerts =
        GaugeSnapshot.builder()
            .name("monitorix_alerts")
            .help("Number of alerts in the state.")
            .dataPoint(gauge(Labels.of("state", "pending"), pending))
            .dataPoint(gauge(Labels.of("state", "firing"), firing))
            .build();
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    registry.scrape().forEach(all::metricSnapshot);
    return all.metricSnapshot(durations.build())
        .metricSnapshot(evaluations.build())
        .metricSnapshot(failures.build())
        .metricSnapshot(missed.build())
        .metricSnapshot(last.build())
        .metricSnapshot(rules.build())
        .metricSnapshot(alerts)
        .build();
  }

  private static int count(RuleGroup group, AlertState state) {
    int count = 0;
    for (Rule rule : group.rules()) {
      if (rule instanceof AlertingRule alerting) {
        count += (int) alerting.alerts().stream().filter(alert -> alert.state() == state).count();
      }
    }
    return count;
  }

  private static CounterSnapshot.CounterDataPointSnapshot counter(Labels labels, long value) {
    return CounterSnapshot.CounterDataPointSnapshot.builder()
        .labels(labels)
        .value((double) value)
        .build();
  }

  private static GaugeSnapshot.GaugeDataPointSnapshot gauge(Labels labels, double value) {
    return GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
