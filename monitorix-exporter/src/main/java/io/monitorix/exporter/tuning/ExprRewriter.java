package io.monitorix.exporter.tuning;

import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.Paren;
import io.monitorix.alerts.promql.ast.Subquery;
import io.monitorix.alerts.promql.ast.Unary;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Walks through expressions. */
final class ExprRewriter {

  private ExprRewriter() {}

  /**
   * The expression with parts of it replaced, from the outside in.
   *
   * @param change gives what takes a part's place, in which nothing is replaced then; or the part
   *     itself
   */
  static Expr replace(Expr expr, UnaryOperator<Expr> change) {
    Expr changed = change.apply(expr);
    if (!changed.equals(expr)) {
      return changed;
    }
    if (expr instanceof Binary b) {
      return new Binary(
          b.op(),
          replace(b.left(), change),
          replace(b.right(), change),
          b.bool(),
          b.matching(),
          b.span());
    }
    if (expr instanceof Aggregation a) {
      Expr parameter = a.parameter();
      return new Aggregation(
          a.op(),
          replace(a.inner(), change),
          parameter == null ? null : replace(parameter, change),
          a.grouping(),
          a.span());
    }
    if (expr instanceof Call c) {
      return new Call(
          c.function(),
          c.arguments().stream().map(each -> replace(each, change)).toList(),
          c.span());
    }
    if (expr instanceof Paren p) {
      return new Paren(replace(p.inner(), change), p.span());
    }
    if (expr instanceof Unary u) {
      return new Unary(u.negative(), replace(u.operand(), change), u.span());
    }
    if (expr instanceof Subquery s) {
      return new Subquery(replace(s.inner(), change), s.range(), s.step(), s.modifiers(), s.span());
    }
    return expr;
  }

  /** Shows each part, selectors within ranges among them. */
  static void visit(Expr expr, Consumer<Expr> visitor) {
    replace(
        expr,
        part -> {
          visitor.accept(part);
          if (part instanceof MatrixSelector matrix) {
            visitor.accept(matrix.vector());
          }
          return part;
        });
  }
}
