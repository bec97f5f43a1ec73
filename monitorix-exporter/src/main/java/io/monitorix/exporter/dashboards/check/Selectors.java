package io.monitorix.exporter.dashboards.check;

import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.Paren;
import io.monitorix.alerts.promql.ast.Subquery;
import io.monitorix.alerts.promql.ast.Unary;
import io.monitorix.alerts.promql.ast.VectorSelector;
import java.util.stream.Stream;

/** What an expression reads. */
final class Selectors {

  private Selectors() {}

  static Stream<VectorSelector> in(Expr expr) {
    if (expr instanceof VectorSelector selector) {
      return Stream.of(selector);
    } else if (expr instanceof MatrixSelector matrix) {
      return Stream.of(matrix.vector());
    } else if (expr instanceof Subquery subquery) {
      return in(subquery.inner());
    } else if (expr instanceof Call call) {
      return call.arguments().stream().flatMap(Selectors::in);
    } else if (expr instanceof Unary unary) {
      return in(unary.operand());
    } else if (expr instanceof Binary binary) {
      return Stream.concat(in(binary.left()), in(binary.right()));
    } else if (expr instanceof Aggregation aggregation) {
      Expr parameter = aggregation.parameter();
      Stream<VectorSelector> inner = in(aggregation.inner());
      return parameter == null ? inner : Stream.concat(in(parameter), inner);
    } else if (expr instanceof Paren paren) {
      return in(paren.inner());
    }
    return Stream.empty();
  }
}
