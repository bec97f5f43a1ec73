package io.monitorix.alerts.promql.ast;

/** Operators between two expressions, with how strongly they bind (the greater, the stronger). */
public enum BinaryOperator {
  OR("or", 1),
  AND("and", 2),
  UNLESS("unless", 2),
  EQL("==", 3),
  NEQ("!=", 3),
  LTE("<=", 3),
  LSS("<", 3),
  GTE(">=", 3),
  GTR(">", 3),
  ADD("+", 4),
  SUB("-", 4),
  MUL("*", 5),
  DIV("/", 5),
  MOD("%", 5),
  ATAN2("atan2", 5),
  POW("^", 6);

  private final String symbol;
  private final int precedence;

  BinaryOperator(String symbol, int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
  }

  /** As PromQL writes it. */
  public String symbol() {
    return symbol;
  }

  /** How strongly it binds. */
  public int precedence() {
    return precedence;
  }

  /** Whether it groups from the right: {@code 2 ^ 3 ^ 2} is {@code 2 ^ (3 ^ 2)}. */
  public boolean isRightAssociative() {
    return this == POW;
  }

  /** Whether it is {@code and}, {@code or} or {@code unless}. */
  public boolean isSet() {
    return precedence <= 2;
  }

  /** Whether it compares. */
  public boolean isComparison() {
    return precedence == 3;
  }
}
