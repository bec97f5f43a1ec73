package io.monitorix.alerts.promql.ast;

/** Writes expressions as PromQL. */
@SuppressWarnings("DoNotCallSuggester")
final class Printer {

  private Printer() {}

  static String print(Expr expr) {
    throw new UnsupportedOperationException(expr.span().toString());
  }
}
