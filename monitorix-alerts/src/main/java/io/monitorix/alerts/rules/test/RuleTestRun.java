package io.monitorix.alerts.rules.test;

import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.EngineOptions;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.promql.script.MemorySeries;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.AlertSink;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.AlertingRule;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.Rule;
import io.monitorix.alerts.rules.RuleEnvironment;
import io.monitorix.alerts.rules.RuleGroup;
import io.monitorix.alerts.rules.RuleSettings;
import io.monitorix.alerts.rules.StateSource;
import io.monitorix.alerts.rules.Templates;
import io.monitorix.alerts.rules.VectorQuery;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.test.RuleTest.AlertCase;
import io.monitorix.alerts.rules.test.RuleTest.Expected;
import io.monitorix.alerts.rules.test.RuleTest.ExprCase;
import io.monitorix.alerts.rules.test.RuleTest.FiringAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One run of one test. */
final class RuleTestRun {

  private final String file;
  private final RuleTestFile settings;
  private final RuleTest test;
  private final MemorySeries series = new MemorySeries();
  private final VirtualClock clock = new VirtualClock();
  private final VectorQuery query;
  private final InputSamples input;
  private final List<RuleGroup> groups;
  private final List<RuleTestFailure> failures = new ArrayList<>();

  RuleTestRun(
      String file,
      RuleTestFile settings,
      RuleTest test,
      List<RuleFile> rules,
      Templates templates) {
    this.file = file;
    this.settings = settings;
    this.test = test;
    this.input = new InputSamples(test.series(), test.interval().toMillis(), series);
    EngineOptions options = EngineOptions.DEFAULTS;
    this.query =
        VectorQuery.of(
            new Engine(
                series,
                new EngineOptions(
                    options.lookback(),
                    options.timeout(),
                    options.maxSamples(),
                    options.maxSamplesTogether(),
                    options.concurrency(),
                    options.maxSteps(),
                    settings.evaluationInterval())));
    this.groups = groups(rules, templates);
  }

  private List<RuleGroup> groups(List<RuleFile> rules, Templates templates) {
    RuleEnvironment environment =
        new RuleEnvironment(
            query,
            series,
            samples -> {
              samples.forEach(each -> series.add(each.labels(), each.time(), each.value()));
              return List.of();
            },
            AlertSink.NONE,
            templates,
            StateSource.NONE,
            EvaluationListener.NONE,
            clock);
    RuleSettings common =
        RuleSettings.DEFAULTS
            .withInterval(test.interval())
            .withExternal(test.externalLabels(), test.externalUrl());
    return rules.stream()
        .flatMap(
            each ->
                each.groups().stream()
                    .map(group -> new RuleGroup(each.file(), group, common, environment)))
        .sorted(
            Comparator.comparingInt(
                group -> Math.max(0, settings.order().indexOf(group.spec().name()))))
        .toList();
  }

  List<RuleTestFailure> run() {
    Duration step = settings.evaluationInterval();
    for (Duration time = Duration.ZERO; time.compareTo(test.end()) <= 0; time = time.plus(step)) {
      if (!evaluate(time)) {
        return failures;
      }
      for (AlertCase each : test.alerts()) {
        if (each.time().compareTo(time) >= 0 && each.time().compareTo(time.plus(step)) < 0) {
          check(each);
        }
      }
    }
    test.exprs().forEach(this::check);
    return failures;
  }

  /** False if a rule failed: what follows would only say so again. */
  private boolean evaluate(Duration time) {
    clock.set(time);
    input.addUntil(time.toMillis());
    boolean fine = true;
    for (RuleGroup group : groups) {
      group.evaluate(clock.instant());
      for (Rule rule : group.rules()) {
        String error = rule.status().lastError();
        if (error != null) {
          fine = false;
          fail(
              test.line(),
              "rule " + rule.key().name() + ", time: " + text(time) + ": " + error,
              List.of(),
              List.of());
        }
      }
    }
    return fine;
  }

  private void check(AlertCase expected) {
    List<FiringAlert> firing = new ArrayList<>();
    for (RuleGroup group : groups) {
      for (Rule rule : group.rules()) {
        if (rule instanceof AlertingRule alerts && rule.key().name().equals(expected.alert())) {
          for (Alert alert : alerts.alerts()) {
            if (alert.state() == AlertState.FIRING) {
              firing.add(new FiringAlert(alert.labels(), alert.annotations()));
            }
          }
        }
      }
    }
    List<String> wanted = sorted(expected.firing());
    List<String> got = sorted(firing);
    if (!wanted.equals(got)) {
      fail(
          expected.line(),
          "alertname: " + expected.alert() + ", time: " + text(expected.time()),
          wanted,
          got);
    }
  }

  private static List<String> sorted(List<?> values) {
    return values.stream().map(Object::toString).sorted().toList();
  }

  private void check(ExprCase expected) {
    String what = "expr: " + expected.expr() + ", time: " + text(expected.time());
    List<Value.Element> got;
    try {
      got = query.ask(PromQl.parse(expected.expr()), Instant.EPOCH.plus(expected.time()));
    } catch (RuntimeException e) {
      fail(expected.line(), what + ": " + e.getMessage(), List.of(), List.of());
      return;
    }
    List<Expected> wanted =
        expected.samples().stream().sorted(Comparator.comparing(Expected::labels)).toList();
    List<Expected> found =
        got.stream()
            .map(element -> new Expected(element.labels(), element.value()))
            .sorted(Comparator.comparing(Expected::labels))
            .toList();
    boolean same = wanted.size() == found.size();
    for (int i = 0; same && i < wanted.size(); i++) {
      same =
          wanted.get(i).labels().equals(found.get(i).labels())
              && same(wanted.get(i).value(), found.get(i).value());
    }
    if (!same) {
      fail(expected.line(), what, texts(wanted), texts(found));
    }
  }

  /** NaN is the same as nothing, as in promtool: a test must not pass here and fail there. */
  private boolean same(double a, double b) {
    return a == b || (settings.fuzzy() && (Math.nextUp(a) == b || Math.nextDown(a) == b));
  }

  private static List<String> texts(List<Expected> samples) {
    return samples.stream()
        .map(sample -> sample.labels() + " " + FloatText.general(sample.value()))
        .toList();
  }

  private static String text(Duration time) {
    return DurationText.print(time.toMillis());
  }

  private void fail(int line, String what, List<String> expected, List<String> got) {
    failures.add(new RuleTestFailure(file, line, what, expected, got));
  }
}
