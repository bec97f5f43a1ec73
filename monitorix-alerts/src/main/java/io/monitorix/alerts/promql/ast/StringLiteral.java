package io.monitorix.alerts.promql.ast;

/** A string, without its quotes and escapes. */
public record StringLiteral(String value, Span span) implements Expr {

  @Override
  public ValueType type() {
    return ValueType.STRING;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
