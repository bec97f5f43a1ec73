package io.monitorix.alerts.promql;

import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.PrettyPrinter;
import io.monitorix.alerts.promql.error.ParseException;
import io.monitorix.alerts.promql.parse.Parser;

/** Reads PromQL, and writes it in many lines. */
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

  /**
   * Writes an expression in lines of at most 100 characters where that can be done, as Prometheus
   * formats queries; {@code toString} writes it in one.
   */
  public static String format(Expr expr) {
    return PrettyPrinter.print(expr);
  }
}
