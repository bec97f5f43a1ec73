package io.monitorix.alerts.promql;

import io.monitorix.alerts.promql.ast.Expr;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An expression and when it is evaluated: at {@code start}, then at every step up to and including
 * {@code end}; to the millisecond.
 *
 * @param step zero for an instant query, whose end is its start
 * @param lookback how old a sample may be that an instant selector takes; null for the engine's own
 * @param timeout within which it has to be answered, waiting for its turn included; null for the
 *     engine's own, which is never exceeded
 */
public record Query(
    Expr expr,
    Instant start,
    Instant end,
    Duration step,
    @Nullable Duration lookback,
    @Nullable Duration timeout) {

  /** Once, at one time. */
  public static Query instant(Expr expr, Instant time) {
    return new Query(expr, time, time, Duration.ZERO, null, null);
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
    return new Query(expr, start, end, step, null, null);
  }

  /** The same, looking back this far; null for as far as the engine does. */
  public Query withLookback(@Nullable Duration back) {
    return new Query(expr, start, end, step, back, timeout);
  }

  /** The same within this time; null for the engine's. */
  public Query withTimeout(@Nullable Duration within) {
    return new Query(expr, start, end, step, lookback, within);
  }

  /** Whether it is evaluated once. */
  public boolean isInstant() {
    return step.isZero();
  }
}
