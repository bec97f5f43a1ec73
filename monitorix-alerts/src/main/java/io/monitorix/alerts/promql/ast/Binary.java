package io.monitorix.alerts.promql.ast;

import java.util.Objects;
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

  /** Written out, since what the compiler makes takes ten times the stack on long chains. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Binary that
        && op == that.op
        && bool == that.bool
        && span.equals(that.span)
        && Objects.equals(matching, that.matching)
        && right.equals(that.right)
        && left.equals(that.left);
  }

  @Override
  public int hashCode() {
    int hash = 31 * op.hashCode() + Boolean.hashCode(bool);
    hash = 31 * (31 * hash + span.hashCode()) + Objects.hashCode(matching);
    return 31 * (31 * hash + right.hashCode()) + left.hashCode();
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
