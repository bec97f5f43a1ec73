package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.Function;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.Paren;
import io.monitorix.alerts.promql.ast.Subquery;
import io.monitorix.alerts.promql.ast.Unary;
import io.monitorix.alerts.promql.ast.VectorSelector;
import java.util.EnumSet;
import java.util.Set;

/** Tells expressions that give the same at every step, because {@code @} says when. */
final class StepInvariance {

  /** Those that look at the time of the step itself. */
  private static final Set<Function> LOOK_AT_THE_TIME =
      EnumSet.of(
          Function.TIME,
          Function.TIMESTAMP,
          Function.PREDICT_LINEAR,
          Function.DAYS_IN_MONTH,
          Function.DAY_OF_MONTH,
          Function.DAY_OF_WEEK,
          Function.DAY_OF_YEAR,
          Function.HOUR,
          Function.MINUTE,
          Function.MONTH,
          Function.YEAR);

  private StepInvariance() {}

  static boolean holdsFor(Expr expr) {
    if (expr instanceof VectorSelector selector) {
      return selector.modifiers().at() != null;
    } else if (expr instanceof MatrixSelector matrix) {
      return holdsFor(matrix.vector());
    } else if (expr instanceof Subquery subquery) {
      return subquery.modifiers().at() != null;
    } else if (expr instanceof Call call) {
      return !LOOK_AT_THE_TIME.contains(call.function())
          && call.arguments().stream().allMatch(StepInvariance::holdsFor);
    } else if (expr instanceof Binary binary) {
      return holdsFor(binary.left()) && holdsFor(binary.right());
    } else if (expr instanceof Unary unary) {
      return holdsFor(unary.operand());
    } else if (expr instanceof Paren paren) {
      return holdsFor(paren.inner());
    } else if (expr instanceof Aggregation aggregation) {
      return holdsFor(aggregation.inner())
          && (aggregation.parameter() == null || holdsFor(aggregation.parameter()));
    }
    return true;
  }
}
