package io.monitorix.alerts.rules;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One evaluation of one rule.
 *
 * @param limit of what it may give; 0 without one
 */
record Evaluation(
    Instant time,
    Duration queryOffset,
    int limit,
    RuleSettings settings,
    RuleEnvironment environment) {

  /** When samples count. */
  Instant queryTime() {
    return time.minus(queryOffset);
  }

  List<Value.Element> ask(Expr expr) {
    return environment.queries().ask(expr, queryTime());
  }

  /** For templates, which ask at the time of the evaluation itself, as in Prometheus. */
  List<Value.Element> ask(String expr, Instant at) {
    return environment.queries().ask(PromQl.parse(expr), at);
  }

  void checkLimit(int size, String of) {
    if (limit > 0 && size > limit) {
      throw new IllegalStateException("exceeded limit of " + limit + " with " + size + " " + of);
    }
  }
}
