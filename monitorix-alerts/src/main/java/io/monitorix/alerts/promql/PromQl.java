package io.monitorix.alerts.promql;

import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.error.ParseException;
import io.monitorix.alerts.promql.parse.Parser;

/** Reads PromQL. */
public final class PromQl {

  private PromQl() {}

  /**
   * Reads and type-checks an expression.
   *
   * @throws ParseException if it is none; says where and why, in Prometheus's words
   */
  public static Expr parse(String query) {
    return Parser.parse(query);
  }
}
