package io.monitorix.alerts.promql.ast;

/**
 * A duration in a range, a step or an offset: a literal, or arithmetic that is done when the query
 * is evaluated. See <a
 * href="https://prometheus.io/docs/prometheus/latest/feature_flags/#promql-duration-expressions">duration
 * expressions</a>. Numbers are seconds.
 */
public sealed interface DurationExpr {

  /** Where it stands. */
  Span span();

  /**
   * {@code 5m}, or a number of seconds such as {@code 300}.
   *
   * @param seconds below zero where a minus was before it
   * @param duration whether it was written as one; also where the literal is all there is
   */
  record Literal(double seconds, boolean duration, Span span) implements DurationExpr {

    /** To the millisecond. */
    public long millis() {
      return Math.round(seconds * 1000);
    }
  }

  /** {@code step()}: that of the query, zero for an instant. */
  record Step(Span span) implements DurationExpr {}

  /** {@code range()}: from the start of the query to its end. */
  record Range(Span span) implements DurationExpr {}

  /** {@code -d} (plus signs are not kept). */
  record Negative(DurationExpr operand, Span span) implements DurationExpr {}

  /** {@code a + b} and the like. */
  record Arithmetic(DurationOperator op, DurationExpr left, DurationExpr right, Span span)
      implements DurationExpr {}

  /** {@code min_of(a, b)}, {@code max_of(a, b)}. */
  record Extreme(boolean max, DurationExpr left, DurationExpr right, Span span)
      implements DurationExpr {}

  /** {@code (d)}. */
  record Paren(DurationExpr inner, Span span) implements DurationExpr {}
}
