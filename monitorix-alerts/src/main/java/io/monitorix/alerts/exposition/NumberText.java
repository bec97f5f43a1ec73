package io.monitorix.alerts.exposition;

import io.monitorix.alerts.promql.ast.FloatText;
import java.util.Locale;

/** Numbers as both formats write them. */
final class NumberText {

  private NumberText() {}

  /** The number that stands there. */
  static double value(TextCursor cursor, int from, int to, String what) {
    String text = cursor.text().substring(from, to);
    double value;
    try {
      value = parse(text);
    } catch (NumberFormatException e) {
      throw cursor.errorAt(
          from,
          "expected " + what + ", got " + ExpositionException.excerpt(cursor.text(), from, to));
    }
    return value;
  }

  /** As Go reads them, in decimals; names of special numbers in whatever case. */
  private static double parse(String text) {
    boolean decimal = !text.isEmpty();
    for (int i = 0; i < text.length() && decimal; i++) {
      char c = text.charAt(i);
      decimal = (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0;
    }
    if (decimal) {
      double value = Double.parseDouble(text);
      if (Double.isInfinite(value)) {
        throw new NumberFormatException("out of range");
      }
      return value;
    }
    if (text.length() > "+infinity".length()) {
      throw new NumberFormatException("no number");
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new NumberFormatException("no number");
    };
  }

  /** A bound or a quantile as Prometheus 3 stores it; other texts stay. */
  static String normalised(String text) {
    double value;
    try {
      value = parse(text);
    } catch (NumberFormatException e) {
      return text;
    }
    if (!Double.isFinite(value)) {
      return FloatText.general(value);
    }
    String written =
        Math.abs(value) >= 1e6 ? FloatText.scientific(value) : FloatText.general(value);
    return written.contains("e") || written.contains(".") ? written : written + ".0";
  }
}
