package io.monitorix.alerts.promql.ast;

/**
 * A number.
 *
 * @param duration whether it was written as one: {@code 5m} is 300
 */
public record NumberLiteral(double value, boolean duration, Span span) implements Expr {

  @Override
  public ValueType type() {
    return ValueType.SCALAR;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
