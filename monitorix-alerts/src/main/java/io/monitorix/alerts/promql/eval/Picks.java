package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.AggregationOperator;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.promql.error.ExecutionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Aggregations that keep some elements as they are: {@code topk} and the like. */
final class Picks {

  private final Evaluator evaluator;
  private final AggregationOperator op;
  private final int steps;

  Picks(Evaluator evaluator, AggregationOperator op) {
    this.evaluator = evaluator;
    this.op = op;
    this.steps = evaluator.steps().count();
  }

  List<Column> evaluate(
      Expr parameter, List<Column> columns, Function<List<Column>, Groups> grouping) {
    double[] parameters = evaluator.scalars(parameter);
    check(parameters, parameter);
    Groups groups = grouping.apply(columns);
    // In the order in which they are picked, which an instant query shows.
    Map<Column, double[]> picked = new LinkedHashMap<>();
    for (List<Column> members : Aggregations.members(columns, groups)) {
      for (int step = 0; step < steps; step++) {
        int at = step;
        for (Column column : pick(members, parameters[step], step)) {
          double[] values =
              picked.computeIfAbsent(
                  column,
                  first -> {
                    evaluator.run().ledger().hold(steps);
                    return Column.absent(steps);
                  });
          values[at] = column.values()[at];
        }
      }
    }
    List<Column> results = new ArrayList<>(picked.size());
    picked.forEach((column, values) -> results.add(column.with(values)));
    return results;
  }

  private void check(double[] parameters, Expr where) {
    for (double parameter : parameters) {
      boolean ratio = op == AggregationOperator.LIMIT_RATIO;
      if (Double.isNaN(parameter)) {
        throw new ExecutionException(ratio ? "Ratio value is NaN" : "Parameter value is NaN");
      }
      if (ratio && Math.abs(parameter) > 1) {
        evaluator
            .run()
            .notes()
            .warn(
                "ratio value should be between -1 and 1, got "
                    + FloatText.general(parameter)
                    + ", capping to "
                    + FloatText.general(Math.signum(parameter)),
                where.span());
      } else if (!ratio && !(parameter > Long.MIN_VALUE && parameter < Long.MAX_VALUE)) {
        throw new ExecutionException(
            "Scalar value " + FloatText.general(parameter) + " overflows int64");
      }
    }
  }

  private List<Column> pick(List<Column> members, double parameter, int step) {
    evaluator.run().ledger().checkNow();
    List<Column> present = members.stream().filter(column -> column.has(step)).toList();
    if (op == AggregationOperator.LIMIT_RATIO) {
      return present.stream().filter(column -> sampled(column.labels(), parameter)).toList();
    }
    if (parameter < 1) {
      return List.of();
    }
    int count = (int) Math.min(present.size(), (long) parameter);
    if (op == AggregationOperator.LIMITK) {
      return present.subList(0, count);
    }
    Column[] sorted = present.toArray(Column[]::new);
    Arrays.sort(sorted, Sorting.byValue(step, op == AggregationOperator.TOPK));
    return Arrays.asList(sorted).subList(0, count);
  }

  /**
   * Whether labels fall into a share of all, by their hash; a negative share is the rest of its
   * positive one.
   */
  private static boolean sampled(Labels labels, double ratio) {
    double place = (labelHash(labels) >>> 11) * 0x1.0p-53;
    return ratio >= 0 ? place < ratio : place >= 1 + ratio;
  }

  private static long labelHash(Labels labels) {
    long[] hash = {0xcbf29ce484222325L};
    labels.forEach(
        (name, value) -> {
          hash[0] = mixed(mixed(hash[0], name), value);
        });
    long h = hash[0];
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  private static long mixed(long hash, String text) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * 0x100000001b3L;
    }
    return (mixed ^ 0xffff) * 0x100000001b3L;
  }
}
