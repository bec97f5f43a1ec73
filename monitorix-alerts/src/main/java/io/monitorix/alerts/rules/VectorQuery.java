package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.remote.query.Queried;
import java.time.Instant;
import java.util.List;

/** Answers the queries of rules, from our own series or from a server. Thread-safe. */
@FunctionalInterface
public interface VectorQuery {

  /**
   * Evaluates at one time.
   *
   * @return the elements; a scalar is one without labels
   * @throws RuntimeException if it cannot be answered; its message becomes the rule's error
   */
  List<Value.Element> ask(Expr expr, Instant time);

  /** Asks an engine. */
  static VectorQuery of(Engine engine) {
    return (expr, time) -> elements(engine.instant(expr, time).value());
  }

  /** Asks a server: one that gives no answer fails the rule, and resolves nothing. */
  static VectorQuery of(Queried server) {
    return (expr, time) -> elements(server.instant(expr.toString(), time).value());
  }

  private static List<Value.Element> elements(Value value) {
    if (value instanceof Value.Vector vector) {
      return vector.elements();
    }
    if (value instanceof Value.Scalar scalar) {
      return List.of(new Value.Element(Labels.EMPTY, scalar.time(), scalar.value()));
    }
    throw new IllegalStateException("rule result is not a vector or scalar");
  }
}
