package io.monitorix.alerts.promql.ast;

import java.math.BigDecimal;

/** Writes numbers as PromQL does: the fewest digits that give the same number again. */
public final class FloatText {

  /** Whole numbers below are doubles without loss. */
  private static final long WHOLE = 1L << 53;

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
    int exponent = exponent(digits);
    return exponent >= -4 && exponent < 21 ? digits.toPlainString() : scientific(digits, exponent);
  }

  /** With an exponent below a millionth and from 1e21: as the HTTP API gives samples. */
  public static String sample(double value) {
    long whole = (long) value;
    if (whole == value && whole != 0 && Math.abs(whole) < WHOLE) {
      return Long.toString(whole);
    }
    double size = Math.abs(value);
    return size != 0 && (size < 1e-6 || size >= 1e21) ? scientific(value) : plain(value);
  }

  /** With an exponent, whatever it is: {@code 7.5e-01}. */
  public static String scientific(double value) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    if (value == 0) {
      return zero(value) + "e+00";
    }
    BigDecimal digits = shortest(value);
    return scientific(digits, exponent(digits));
  }

  private static int exponent(BigDecimal digits) {
    return digits.precision() - digits.scale() - 1;
  }

  private static String scientific(BigDecimal digits, int exponent) {
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

  private static BigDecimal shortest(double value) {
    return ShortestDecimal.of(value).stripTrailingZeros();
  }
}
