package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.DurationExpr;
import io.monitorix.alerts.promql.error.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Works out durations, whose arithmetic is in seconds. */
final class Durations {

  /** Within which arithmetic on times in milliseconds does not overflow: some 290,000 years. */
  private static final double MOST_MILLIS = 1L << 53;

  private final long stepMillis;
  private final long rangeMillis;

  /**
   * @param stepMillis of the query
   * @param rangeMillis from its start to its end
   */
  Durations(long stepMillis, long rangeMillis) {
    this.stepMillis = stepMillis;
    this.rangeMillis = rangeMillis;
  }

  /** Of the query; 0 where it is an instant. */
  long stepMillis() {
    return stepMillis;
  }

  /** From the start of the query to its end. */
  long rangeMillis() {
    return rangeMillis;
  }

  /** Milliseconds; 0 for none. */
  long millis(@Nullable DurationExpr duration) {
    return duration == null ? 0 : toMillis(seconds(duration));
  }

  /** Milliseconds of a range or a step, which must be positive. */
  long positiveMillis(DurationExpr duration) {
    long millis = millis(duration);
    if (millis <= 0) {
      throw new ExecutionException(
          position(duration) + ": duration must be greater than 0, but is " + millis + " ms");
    }
    return millis;
  }

  private double seconds(DurationExpr duration) {
    if (duration instanceof DurationExpr.Literal literal) {
      return literal.seconds();
    } else if (duration instanceof DurationExpr.Step) {
      return stepMillis / 1000.0;
    } else if (duration instanceof DurationExpr.Range) {
      return rangeMillis / 1000.0;
    } else if (duration instanceof DurationExpr.Negative negative) {
      return -seconds(negative.operand());
    } else if (duration instanceof DurationExpr.Paren paren) {
      return seconds(paren.inner());
    } else if (duration instanceof DurationExpr.Extreme extreme) {
      double left = seconds(extreme.left());
      double right = seconds(extreme.right());
      return extreme.max() ? Math.max(left, right) : Math.min(left, right);
    }
    DurationExpr.Arithmetic both = (DurationExpr.Arithmetic) duration;
    double left = seconds(both.left());
    double right = seconds(both.right());
    return switch (both.op()) {
      case ADD -> left + right;
      case SUB -> left - right;
      case MUL -> left * right;
      case DIV -> {
        if (right == 0) {
          throw new ExecutionException(position(both) + ": division by zero in a duration");
        }
        yield left / right;
      }
      case MOD -> {
        if (right == 0) {
          throw new ExecutionException(position(both) + ": modulo by zero in a duration");
        }
        yield left % right;
      }
      case POW -> Arithmetic.power(left, right);
    };
  }

  private static long toMillis(double seconds) {
    double millis = Math.rint(seconds * 1000);
    if (!(Math.abs(millis) <= MOST_MILLIS)) {
      throw new ExecutionException("duration out of range: " + seconds + " s");
    }
    return (long) millis;
  }

  private static String position(DurationExpr duration) {
    return duration.span().line() + ":" + duration.span().column();
  }
}
