package io.monitorix.alerts.promql.ast;

import org.jspecify.annotations.Nullable;

/**
 * Folds a vector.
 *
 * @param parameter null where the operator has none
 */
public record Aggregation(
    AggregationOperator op, Expr inner, @Nullable Expr parameter, Grouping grouping, Span span)
    implements Expr {

  @Override
  public ValueType type() {
    return ValueType.VECTOR;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
