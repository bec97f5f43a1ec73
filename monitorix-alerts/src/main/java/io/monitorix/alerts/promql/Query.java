package io.monitorix.alerts.promql;

import io.monitorix.alerts.promql.ast.Expr;
import java.time.Duration;
import java.time.Instant;

/**
 * An expression and when it is evaluated: at {@code start}, then at every step up to and including
 * {@code end}; to the millisecond.
 *
 * @param step zero for an instant query, whose end is its start
 */
public record Query(Expr expr, Instant start, Instant end, Duration step) {

  /** Once, at one time. */
  public static Query instant(Expr expr, Instant time) {
    return new Query(expr, time, time, Duration.ZERO);
  }

  /**
   * Again and again.
   *
   * @throws IllegalArgumentException if the step is not positive, or the end before the start
   */
  public static Query range(Expr expr, Instant start, Instant end, Duration step) {
    if (step.toMillis() <= 0) {
      throw new IllegalArgumentException("step must be at least a millisecond: " + step);
    }
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("end is before start: " + end + " < " + start);
    }
    return new Query(expr, start, end, step);
  }

  /** Whether it is evaluated once. */
  public boolean isInstant() {
    return step.isZero();
  }
}
