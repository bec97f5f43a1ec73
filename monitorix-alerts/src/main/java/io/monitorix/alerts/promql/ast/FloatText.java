package io.monitorix.alerts.promql.ast;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes numbers as PromQL does: the fewest digits that give the same number again. */
public final class FloatText {

  private FloatText() {}

  /** Without an exponent, however long: {@code 100000}, {@code +Inf}, {@code NaN}. */
  public static String plain(double value) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    if (value == 0) {
      return zero(value);
    }
    return shortest(value).toPlainString();
  }

  /** With an exponent for very large and very small numbers: {@code 1e+21}. */
  public static String general(double value) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    if (value == 0) {
      return zero(value);
    }
    BigDecimal digits = shortest(value);
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= -4 && exponent < 21) {
      return digits.toPlainString();
    }
    String mantissa = digits.movePointLeft(exponent).toPlainString();
    String sign = exponent < 0 ? "-" : "+";
    int size = Math.abs(exponent);
    return mantissa + "e" + sign + (size < 10 ? "0" : "") + size;
  }

  private static String special(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "+Inf" : "-Inf";
  }

  private static String zero(double value) {
    return 1 / value > 0 ? "0" : "-0";
  }

  /** {@link Double#toString(double)} of Java 17 has a digit or two too many at times. */
  private static BigDecimal shortest(double value) {
    BigDecimal text = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal exact = new BigDecimal(value);
    while (text.precision() > 1) {
      BigDecimal shorter = exact.round(new MathContext(text.precision() - 1));
      if (shorter.doubleValue() != value) {
        return text;
      }
      text = shorter.stripTrailingZeros();
    }
    return text;
  }
}
