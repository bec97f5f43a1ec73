package io.monitorix.alerts.promql.ast;

import org.jspecify.annotations.Nullable;

/**
 * An operator between two expressions.
 *
 * @param bool whether a comparison gives 0 or 1 rather than filters
 * @param matching of two vectors, always there for these; null where a side is a scalar
 */
public record Binary(
    BinaryOperator op, Expr left, Expr right, boolean bool, @Nullable Matching matching, Span span)
    implements Expr {

  @Override
  public ValueType type() {
    return left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR
        ? ValueType.SCALAR
        : ValueType.VECTOR;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
