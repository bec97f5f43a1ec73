package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.BinaryOperator;
import java.util.ArrayList;
import java.util.List;

/** Operators of which a side is a scalar. */
final class ScalarOperations {

  private ScalarOperations() {}

  static double[] scalars(BinaryOperator op, double[] left, double[] right) {
    double[] results = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      results[i] =
          op.isComparison()
              ? (Arithmetic.compare(op, left[i], right[i]) ? 1 : 0)
              : Arithmetic.calculate(op, left[i], right[i]);
    }
    return results;
  }

  /**
   * @param scalarIsLeft whether the scalar stands before the operator
   */
  static List<Column> vectors(
      Binary binary, List<Column> columns, double[] scalars, boolean scalarIsLeft) {
    BinaryOperator op = binary.op();
    boolean filters = op.isComparison() && !binary.bool();
    List<Column> results = new ArrayList<>();
    for (Column column : columns) {
      double[] values = null;
      for (int step = 0; step < scalars.length; step++) {
        double value = column.values()[step];
        if (Column.isAbsent(value)) {
          continue;
        }
        double left = scalarIsLeft ? scalars[step] : value;
        double right = scalarIsLeft ? value : scalars[step];
        double result;
        if (!op.isComparison()) {
          result = Arithmetic.calculate(op, left, right);
        } else {
          boolean holds = Arithmetic.compare(op, left, right);
          if (!holds && filters) {
            continue;
          }
          result = filters ? value : holds ? 1 : 0;
        }
        // Only then: an alert's comparison leaves out nearly all.
        if (values == null) {
          values = Column.absent(scalars.length);
        }
        values[step] = result;
      }
      if (values != null) {
        Column result = column.with(values);
        results.add(filters ? result : result.withoutName());
      }
    }
    return results;
  }
}
