package io.monitorix.alerts.promql.ast;

import java.util.List;

/** A call of a function. */
public record Call(Function function, List<Expr> arguments, Span span) implements Expr {

  public Call {
    arguments = List.copyOf(arguments);
  }

  @Override
  public ValueType type() {
    return function.result();
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
