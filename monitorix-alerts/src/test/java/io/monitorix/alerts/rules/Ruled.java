package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.file.TemplateCheck;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rules over a store of series, on a clock that stands still until it is moved. */
final class Ruled {

  static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  final SeriesStore store = SeriesStore.open(SeriesStoreOptions.DEFAULTS);
  final List<OutgoingAlert> sent = new ArrayList<>();
  final List<GroupEvaluation> evaluations = new ArrayList<>();
  final Map<RuleKey, List<Alert>> before = new HashMap<>();
  final VectorQuery queries = VectorQuery.of(new Engine(store));
  Instant now = START;
  EvaluationListener heard = EvaluationListener.NONE;
  boolean sinkFails;
  @Nullable RuntimeException queryFails;

  RuleEnvironment environment() {
    return new RuleEnvironment(
        (expr, time) -> {
          if (queryFails != null) {
            throw queryFails;
          }
          return queries.ask(expr, time);
        },
        store,
        samples ->
            samples.stream()
                .filter(
                    sample ->
                        store.append(sample.labels(), sample.time(), sample.value()).isRefused())
                .toList(),
        alerts -> {
          if (sinkFails) {
            throw new IllegalStateException("nobody listens");
          }
          sent.addAll(alerts);
        },
        new PlainTemplates(),
        rule -> before.getOrDefault(rule, List.of()),
        evaluation -> {
          evaluations.add(evaluation);
          heard.evaluated(evaluation);
        },
        () -> now);
  }

  static RuleFile file(String text) {
    return RuleFile.parse("rules.yml", text, TemplateCheck.NONE);
  }

  RuleGroup group(String text) {
    return group(text, RuleSettings.DEFAULTS);
  }

  RuleGroup group(String text, RuleSettings settings) {
    return new RuleGroup("rules.yml", file(text).groups().get(0), settings, environment());
  }

  /** Writes one sample now. */
  void sample(double value, String metric, String... labels) {
    Map<String, String> all = new TreeMap<>(Labels.of(labels).toMap());
    all.put(Labels.NAME, metric);
    store.append(Labels.of(all), now.toEpochMilli(), value);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** What an expression gives now. */
  List<String> ask(String expr) {
    return queries.ask(PromQl.parse(expr), now).stream().map(Ruled::text).sorted().toList();
  }

  private static String text(Value.Element element) {
    return element.labels() + " " + (long) element.value();
  }
}
