package io.monitorix.alerts.promql.ast;

/**
 * A sign.
 *
 * @param negative minus; otherwise plus
 */
public record Unary(boolean negative, Expr operand, Span span) implements Expr {

  @Override
  public ValueType type() {
    return operand.type();
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
