package io.monitorix.alerts.promql.ast;

/** The modifier {@code @}: when a selector or subquery is evaluated, whenever the query is. */
public sealed interface At {

  /** {@code @ 1609746000}, in milliseconds since 1970. */
  record Time(long millis) implements At {}

  /** {@code @ start()}. */
  record Start() implements At {}

  /** {@code @ end()}. */
  record End() implements At {}
}
