package io.monitorix.alerts.promql.ast;

/** What can be done with durations; multiplication and the like take seconds for numbers. */
public enum DurationOperator {
  ADD("+"),
  SUB("-"),
  MUL("*"),
  DIV("/"),
  MOD("%"),
  POW("^");

  private final String symbol;

  DurationOperator(String symbol) {
    this.symbol = symbol;
  }

  /** As PromQL writes it. */
  public String symbol() {
    return symbol;
  }
}
