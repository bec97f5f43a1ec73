package io.monitorix.alerts.promql.eval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as Go writes them. */
final class Numbers {

  private Numbers() {}

  /**
   * As few digits as tell it from all others, without an exponent: {@code %f} with precision -1.
   */
  static String plain(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return shortest(value).toPlainString();
  }

  /** As few digits as tell it, with an exponent where that is far from 1: {@code %g}. */
  static String general(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return plain(value);
    }
    double size = Math.abs(value);
    if (size == 0 || (size >= 1e-4 && size < 1e21)) {
      return plain(value);
    }
    BigDecimal exact = shortest(value);
    String digits = exact.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - exact.scale();
    String rest = digits.length() > 1 ? "." + digits.substring(1) : "";
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + rest
        + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** Six digits after the point: {@code %f}. */
  static String six(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? plain(value)
        : String.format(Locale.ROOT, "%f", value);
  }

  /** As OpenMetrics writes bounds and quantiles: {@code 1.0}, {@code +Inf}. */
  static String bound(double value) {
    String text = general(value);
    return text.matches("-?[0-9]+") ? text + ".0" : text;
  }

  /** Before Java 19 {@link Double#toString(double)} sometimes gave a digit too many. */
  private static BigDecimal shortest(double value) {
    BigDecimal text = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (text.precision() > 1) {
      MathContext fewer = new MathContext(text.precision() - 1, RoundingMode.HALF_EVEN);
      BigDecimal rounded = new BigDecimal(value).round(fewer);
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return text;
  }

  /** Reads a number as Go does; null where it is none. */
  static @Nullable Double parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String unsigned = lower.startsWith("+") || lower.startsWith("-") ? lower.substring(1) : lower;
    if (unsigned.equals("inf") || unsigned.equals("infinity")) {
      return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (unsigned.equals("nan")) {
      return Double.NaN;
    }
    // Java takes more than Go for a number: "1d", " 1 ".
    boolean digits = unsigned.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean plain = unsigned.chars().allMatch(c -> "0123456789.e+-".indexOf(c) >= 0);
    if (!digits || !plain) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
