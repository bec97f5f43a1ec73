package io.monitorix.alerts.promql.ast;

import org.jspecify.annotations.Nullable;

/**
 * Evaluates an expression again and again over a time: {@code inner[range:step]}.
 *
 * @param step null for the engine's default
 */
public record Subquery(
    Expr inner, DurationExpr range, @Nullable DurationExpr step, Modifiers modifiers, Span span)
    implements Expr {

  @Override
  public ValueType type() {
    return ValueType.MATRIX;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
