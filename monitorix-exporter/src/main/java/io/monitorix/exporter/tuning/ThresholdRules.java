package io.monitorix.exporter.tuning;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.rules.file.AlertSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles alerts of a site's own that are thresholds. */
final class ThresholdRules {

  private final Overrides overrides;

  ThresholdRules(Overrides overrides) {
    this.overrides = overrides;
  }

  AlertSpec compile(ThresholdAlert alert, int line) {
    List<Overrides.Chosen> others = overrides.values(alert);
    String expr =
        compare(alert, alert.limit(), others.stream().map(ThresholdRules::value).toList());
    boolean holds =
        alert.clear() != null || others.stream().anyMatch(each -> each.clear() != each.value());
    if (holds) {
      Double clear = alert.clear();
      expr +=
          " or ("
              + compare(
                  alert,
                  clear == null ? alert.limit() : clear,
                  others.stream().map(ThresholdRules::clear).toList())
              + " and "
              + firing(alert)
              + ")";
    }
    return new AlertSpec(
        alert.alert(),
        overrides.without(
            alert.alert(),
            PromQl.parse(expr),
            Subject.of(alert.metric(), alert.metric()),
            Set.of()),
        alert.hold(),
        alert.keepFiringFor(),
        alert.labels(),
        alert.annotations(),
        line);
  }

  private static Comparison.Other value(Overrides.Chosen chosen) {
    return new Comparison.Other(chosen.resources(), chosen.value());
  }

  private static Comparison.Other clear(Overrides.Chosen chosen) {
    return new Comparison.Other(chosen.resources(), chosen.clear());
  }

  private static String compare(ThresholdAlert alert, double limit, List<Comparison.Other> others) {
    Expr metric = alert.metric();
    String left = metric instanceof Binary ? "(" + metric + ")" : metric.toString();
    return new Comparison(left, alert.operator(), new Comparison.Value(limit), others).text();
  }

  /**
   * The alert as the evaluation before made it, if it fired: what is pending has no series of this
   * state. It has the labels of the metric and those that the rule adds, which do not count.
   */
  private static String firing(ThresholdAlert alert) {
    List<String> matchers = new ArrayList<>();
    matchers.add(LabelMatcher.equal("alertname", alert.alert()).toString());
    matchers.add(LabelMatcher.equal("alertstate", "firing").toString());
    alert
        .labels()
        .forEach(
            (name, text) -> {
              if (!text.contains("{{")) {
                matchers.add(LabelMatcher.equal(name, text).toString());
              }
            });
    String ignored =
        Stream.concat(
                Stream.of("alertname", "alertstate"),
                alert.labels().keySet().stream()
                    .map(name -> Names.isLabel(name) ? name : Names.quote(name)))
            .collect(Collectors.joining(", "));
    return "ignoring (" + ignored + ") ALERTS{" + String.join(", ", matchers) + "}";
  }
}
