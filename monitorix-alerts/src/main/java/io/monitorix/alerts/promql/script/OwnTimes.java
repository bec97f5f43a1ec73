package io.monitorix.alerts.promql.script;

import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.At;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.DurationExpr;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.Function;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.Modifiers;
import io.monitorix.alerts.promql.ast.Paren;
import io.monitorix.alerts.promql.ast.Subquery;
import io.monitorix.alerts.promql.ast.Unary;
import io.monitorix.alerts.promql.ast.VectorSelector;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a query means something else as a range query: it asks when it starts, ends, steps. */
final class OwnTimes {

  private static final Set<Function> FUNCTIONS =
      Set.of(Function.START, Function.END, Function.STEP, Function.RANGE);

  private OwnTimes() {}

  static boolean areAskedBy(Expr expr) {
    if (expr instanceof VectorSelector selector) {
      return by(selector.modifiers());
    }
    if (expr instanceof MatrixSelector matrix) {
      return by(matrix.range()) || areAskedBy(matrix.vector());
    }
    if (expr instanceof Subquery subquery) {
      return by(subquery.range())
          || by(subquery.step())
          || by(subquery.modifiers())
          || areAskedBy(subquery.inner());
    }
    if (expr instanceof Call call) {
      return FUNCTIONS.contains(call.function())
          || call.arguments().stream().anyMatch(OwnTimes::areAskedBy);
    }
    if (expr instanceof Unary unary) {
      return areAskedBy(unary.operand());
    }
    if (expr instanceof Binary binary) {
      return areAskedBy(binary.left()) || areAskedBy(binary.right());
    }
    if (expr instanceof Aggregation aggregation) {
      Expr parameter = aggregation.parameter();
      return areAskedBy(aggregation.inner()) || (parameter != null && areAskedBy(parameter));
    }
    return expr instanceof Paren paren && areAskedBy(paren.inner());
  }

  private static boolean by(Modifiers modifiers) {
    return modifiers.at() instanceof At.Start
        || modifiers.at() instanceof At.End
        || by(modifiers.offset());
  }

  private static boolean by(@Nullable DurationExpr duration) {
    if (duration instanceof DurationExpr.Negative negative) {
      return by(negative.operand());
    }
    if (duration instanceof DurationExpr.Arithmetic arithmetic) {
      return by(arithmetic.left()) || by(arithmetic.right());
    }
    if (duration instanceof DurationExpr.Extreme extreme) {
      return by(extreme.left()) || by(extreme.right());
    }
    if (duration instanceof DurationExpr.Paren paren) {
      return by(paren.inner());
    }
    return duration instanceof DurationExpr.Step || duration instanceof DurationExpr.Range;
  }
}
