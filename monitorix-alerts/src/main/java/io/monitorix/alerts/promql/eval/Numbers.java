package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.FloatText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as Go writes them. */
final class Numbers {

  private Numbers() {}

  /** Six digits after the point: {@code %f}. */
  static String six(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? FloatText.plain(value)
        : String.format(Locale.ROOT, "%f", value);
  }

  /** As OpenMetrics writes bounds and quantiles: {@code 1.0}, {@code +Inf}. */
  static String bound(double value) {
    String text = FloatText.general(value);
    return text.matches("-?[0-9]+") ? text + ".0" : text;
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
