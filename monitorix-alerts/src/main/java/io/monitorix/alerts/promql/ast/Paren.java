package io.monitorix.alerts.promql.ast;

/** An expression in parentheses. */
public record Paren(Expr inner, Span span) implements Expr {

  @Override
  public ValueType type() {
    return inner.type();
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
