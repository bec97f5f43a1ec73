package io.monitorix.exporter.tuning;

import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.BinaryOperator;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.rules.file.AlertSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compiles overrides into alerts, and gathers what is wrong with them. One that names alerts has to
 * fit each of them; one that names a threshold alone, at least one of those that compare with it.
 * For one compilation.
 */
final class Overrides {

  private final List<ResourceOverride> overrides;
  private final Map<Integer, String> wrong = new TreeMap<>();

  /** Those that name a threshold alone: what did not fit so far. */
  private final Map<Integer, String> missed = new HashMap<>();

  private final Set<Integer> used = new TreeSet<>();

  Overrides(List<ResourceOverride> overrides) {
    this.overrides = overrides;
  }

  /** An alert that comes with Monitorix, as it is for the resources. */
  AlertSpec apply(AlertSpec alert) {
    Set<String> compared = new TreeSet<>();
    ExprRewriter.visit(
        alert.expr(), part -> ShippedFiles.comparedWith(part).ifPresent(compared::add));
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < overrides.size(); i++) {
      ResourceOverride override = overrides.get(i);
      if (!override.disables() && concerns(override, alert.name(), compared)) {
        if (isClear(i, alert.name(), compared)) {
          values.add(i);
        }
      }
    }
    Set<Integer> fitting = new TreeSet<>();
    Map<Integer, String> reasons = new HashMap<>();
    Expr expr =
        values.isEmpty()
            ? alert.expr()
            : ExprRewriter.replace(
                alert.expr(),
                part ->
                    ShippedFiles.comparedWith(part).isPresent()
                        ? compared((Binary) part, alert.expr(), values, fitting, reasons)
                        : part);
    values.stream()
        .filter(i -> !fitting.contains(i))
        .forEach(i -> unfit(i, alert.name(), reasons.getOrDefault(i, "it does not fit")));
    Subject subject = Subject.of(alert.expr(), alert.expr());
    return with(alert, without(alert.name(), expr, subject, compared));
  }

  /** The overrides of an alert of one's own that give other values, with what they are about. */
  List<Chosen> values(ThresholdAlert alert) {
    List<Chosen> chosen = new ArrayList<>();
    Subject subject = Subject.of(alert.metric(), alert.metric());
    for (int i = 0; i < overrides.size(); i++) {
      ResourceOverride override = overrides.get(i);
      Double value = override.value();
      if (value == null || !override.alerts().contains(alert.alert())) {
        continue;
      }
      if (override.threshold() != null) {
        unfit(i, alert.alert(), "it compares with a number of its own: leave 'threshold' out");
        continue;
      }
      Double given = override.clear() == null ? alert.clear() : override.clear();
      if (given != null && !ThresholdAlert.clears(alert.above(), value, given)) {
        unfit(
            i,
            alert.alert(),
            "it would end at "
                + Comparison.number(given)
                + ", which is not "
                + (alert.above() ? "below " : "above ")
                + Comparison.number(value)
                + ": say where it ends with 'clear'");
        continue;
      }
      try {
        Selection resources = Selection.of(override.resources(), subject);
        chosen.add(new Chosen(resources, value, given == null ? value : given));
        used.add(i);
      } catch (UnfitException e) {
        unfit(i, alert.alert(), e.getMessage());
      }
    }
    return chosen;
  }

  /** Another value for some, and where a firing alert ends for them. */
  record Chosen(Selection resources, double value, double clear) {}

  /**
   * Leaves resources out of an expression.
   *
   * @param subject what it is about
   * @param compared names of thresholds that it compares with
   */
  Expr without(String alert, Expr expr, Subject subject, Set<String> compared) {
    Expr rest = expr;
    for (int i = 0; i < overrides.size(); i++) {
      ResourceOverride override = overrides.get(i);
      if (override.disables() && concerns(override, alert, compared)) {
        try {
          Selection resources = Selection.of(override.resources(), subject);
          rest = PromQl.parse(unless(rest, override.resources(), resources));
          used.add(i);
        } catch (UnfitException e) {
          unfit(i, alert, e.getMessage());
        }
      }
    }
    return rest;
  }

  /** All that was wrong, in the order of the overrides. */
  List<TuningProblem> problems() {
    missed.forEach(
        (i, message) -> {
          if (!used.contains(i)) {
            wrong.putIfAbsent(i, message);
          }
        });
    return wrong.entrySet().stream()
        .map(entry -> new TuningProblem(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static boolean concerns(ResourceOverride override, String alert, Set<String> compared) {
    String threshold = override.threshold();
    return override.alerts().isEmpty()
        ? threshold != null && compared.contains(threshold)
        : override.alerts().contains(alert);
  }

  /** Whether it shows which comparison is meant. */
  private boolean isClear(int index, String alert, Set<String> compared) {
    ResourceOverride override = overrides.get(index);
    String threshold = override.threshold();
    if (override.clear() != null) {
      unfit(index, alert, "'clear' is for alerts of monitorix.thresholds");
    } else if (compared.isEmpty()) {
      unfit(index, alert, "it compares with no threshold, and can only be disabled");
    } else if (threshold != null && !compared.contains(threshold)) {
      unfit(index, alert, "it compares with " + String.join(", ", compared));
    } else if (threshold == null && compared.size() > 1) {
      unfit(
          index,
          alert,
          "it compares with several thresholds: name one as 'threshold', of "
              + String.join(", ", compared));
    } else {
      return true;
    }
    return false;
  }

  private Expr compared(
      Binary comparison,
      Expr whole,
      List<Integer> values,
      Set<Integer> fitting,
      Map<Integer, String> reasons) {
    Subject subject = Subject.of(comparison.left(), whole);
    String name = ShippedFiles.comparedWith(comparison).orElseThrow();
    List<Comparison.Other> others = new ArrayList<>();
    for (int i : values) {
      ResourceOverride override = overrides.get(i);
      Double value = override.value();
      if (value == null || !(override.threshold() == null || name.equals(override.threshold()))) {
        continue;
      }
      try {
        others.add(new Comparison.Other(Selection.of(override.resources(), subject), value));
        fitting.add(i);
        used.add(i);
      } catch (UnfitException e) {
        reasons.put(i, String.valueOf(e.getMessage()));
      }
    }
    return others.isEmpty()
        ? comparison
        : PromQl.parse(
            new Comparison(
                    comparison.left().toString(),
                    comparison.op().symbol(),
                    new Comparison.OfCluster(comparison.right().toString()),
                    others)
                .text());
  }

  /**
   * A cluster of which nothing comes any more is still the one that was meant, and one that is
   * named needs no series at all.
   */
  private static String unless(Expr rest, ResourceSelector resources, Selection selection) {
    ValueMatch cluster = resources.cluster();
    String series = selection.series();
    if (resources.isOfClusters() && cluster != null) {
      series =
          cluster.isOne()
              ? "label_replace(vector(1), \"cluster\", "
                  + Names.quote(cluster.value().replace("$", "$$"))
                  + ", \"\", \"\")"
              : "last_over_time(" + series + "[3h])";
    }
    boolean weaker = rest instanceof Binary binary && binary.op() == BinaryOperator.OR;
    return (weaker ? "(" + rest + ")" : rest.toString())
        + " unless on ("
        + String.join(", ", selection.on())
        + ") "
        + series;
  }

  private void unfit(int index, String alert, @Nullable String reason) {
    Map<Integer, String> where = overrides.get(index).alerts().isEmpty() ? missed : wrong;
    where.putIfAbsent(index, "it does not fit " + alert + ": " + reason);
  }

  private static AlertSpec with(AlertSpec alert, Expr expr) {
    return new AlertSpec(
        alert.name(),
        expr,
        alert.hold(),
        alert.keepFiringFor(),
        alert.labels(),
        alert.annotations(),
        alert.line());
  }
}
