package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.Function;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of one number. */
final class MathFunctions {

  private static final double LN2 = Math.log(2);

  /** From here on the square root of x² + 1 is x. */
  private static final double HUGE = 1L << 28;

  private MathFunctions() {}

  /** What the function does with each value; null where it is no function of one number. */
  static @Nullable DoubleUnaryOperator of(Function function) {
    return switch (function) {
      case ABS -> Math::abs;
      case CEIL -> Math::ceil;
      case FLOOR -> Math::floor;
      case EXP -> Math::exp;
      case SQRT -> Math::sqrt;
      case LN -> Math::log;
      case LOG2 -> MathFunctions::log2;
      case LOG10 -> Math::log10;
      case SGN -> Math::signum;
      case DEG -> value -> value * 180 / Math.PI;
      case RAD -> value -> value * Math.PI / 180;
      case SIN -> Math::sin;
      case COS -> Math::cos;
      case TAN -> Math::tan;
      case ASIN -> Math::asin;
      case ACOS -> Math::acos;
      case ATAN -> Math::atan;
      case SINH -> Math::sinh;
      case COSH -> Math::cosh;
      case TANH -> Math::tanh;
      case ASINH -> MathFunctions::asinh;
      case ACOSH -> MathFunctions::acosh;
      case ATANH -> MathFunctions::atanh;
      default -> null;
    };
  }

  /** Rounds to the nearest multiple; halves go up. */
  static double round(double value, double multiple) {
    double inverse = 1 / multiple;
    return Math.floor(value * inverse + 0.5) / inverse;
  }

  /** Exact for powers of two. */
  private static double log2(double value) {
    if (!(value > 0) || Double.isInfinite(value) || value < Double.MIN_NORMAL) {
      return Math.log(value) / LN2;
    }
    int exponent = Math.getExponent(value);
    double fraction = value / Math.scalb(1.0, exponent);
    return fraction == 1 ? exponent : exponent + Math.log(fraction) / LN2;
  }

  private static double asinh(double value) {
    double x = Math.abs(value);
    double result;
    if (x > HUGE) {
      result = Math.log(x) + LN2;
    } else if (x > 2) {
      result = Math.log(2 * x + 1 / (Math.sqrt(x * x + 1) + x));
    } else {
      result = Math.log1p(x + x * x / (1 + Math.sqrt(1 + x * x)));
    }
    return Math.copySign(result, value);
  }

  private static double acosh(double x) {
    if (x < 1) {
      return Double.NaN;
    }
    if (x >= HUGE) {
      return Math.log(x) + LN2;
    }
    if (x > 2) {
      return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
    }
    double above = x - 1;
    return Math.log1p(above + Math.sqrt(2 * above + above * above));
  }

  private static double atanh(double value) {
    double x = Math.abs(value);
    double twice = x + x;
    double result =
        x < 0.5 ? 0.5 * Math.log1p(twice + twice * x / (1 - x)) : 0.5 * Math.log1p(twice / (1 - x));
    return Math.copySign(result, value);
  }
}
