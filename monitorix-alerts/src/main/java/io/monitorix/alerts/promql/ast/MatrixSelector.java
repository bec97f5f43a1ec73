package io.monitorix.alerts.promql.ast;

/**
 * Selects all samples of a time: {@code vector[range]}.
 *
 * @param vector what is selected; the modifiers are its own
 */
public record MatrixSelector(VectorSelector vector, DurationExpr range, Span span) implements Expr {

  @Override
  public ValueType type() {
    return ValueType.MATRIX;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
