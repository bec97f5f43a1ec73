package io.monitorix.exporter.query;

import io.monitorix.alerts.promql.ast.FloatText;
import java.util.Locale;

/** Numbers for axes: four digits and a unit such as k, M or m. */
final class ShortNumber {

  private static final String GREAT = "kMGTPE";
  private static final String SMALL = "mµn";

  private ShortNumber() {}

  static String of(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value) || size == 0 || size >= 1e21 || size < 1e-9) {
      return size == 0 || !Double.isFinite(value)
          ? FloatText.plain(value)
          : String.format(Locale.ROOT, "%.2e", value);
    }
    int power = (int) Math.floor(Math.log10(size) / 3);
    if (power > 0) {
      return digits(value / Math.pow(1000, power)) + GREAT.charAt(power - 1);
    }
    // Shares are easier to read as 0.05 than as 50 m.
    return power == 0 || size >= 0.001
        ? digits(value)
        : digits(value * Math.pow(1000, -power)) + SMALL.charAt(-power - 1);
  }

  private static String digits(double value) {
    String text = String.format(Locale.ROOT, "%.4g", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
