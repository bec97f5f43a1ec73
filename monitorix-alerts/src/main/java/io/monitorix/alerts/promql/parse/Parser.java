package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.promql.ast.Expr;

/** Reads PromQL. */
@SuppressWarnings("DoNotCallSuggester")
public final class Parser {

  private Parser() {}

  /** Reads and checks. */
  public static Expr parse(String query) {
    throw new UnsupportedOperationException(query);
  }
}
