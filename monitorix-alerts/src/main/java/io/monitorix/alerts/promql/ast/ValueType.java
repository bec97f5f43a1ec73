package io.monitorix.alerts.promql.ast;

/** What an expression gives. */
public enum ValueType {
  SCALAR("scalar"),
  VECTOR("instant vector"),
  MATRIX("range vector"),
  STRING("string");

  private final String documented;

  ValueType(String documented) {
    this.documented = documented;
  }

  /** As Prometheus's documentation and messages call it. */
  public String documented() {
    return documented;
  }
}
