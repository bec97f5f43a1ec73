package io.monitorix.alerts.promql.eval;

/** Evaluates one query. */
final class Evaluator {

  private Evaluator() {}
}
