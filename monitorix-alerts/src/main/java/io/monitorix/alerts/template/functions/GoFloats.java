package io.monitorix.alerts.template.functions;

import io.monitorix.alerts.template.format.Quotes;
import io.monitorix.alerts.template.value.FunctionFailedException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts read as numbers in the way of Go. */
final class GoFloats {

  private static final int LONGEST = 1000;

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile("[+-]?0[xX]([0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][+-]?[0-9]+");

  private GoFloats() {}

  static double parse(String text) {
    if (text.length() > LONGEST) {
      throw failed(text, "invalid syntax");
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> {
        if (!DECIMAL.matcher(text).matches() && !HEXADECIMAL.matcher(text).matches()) {
          throw failed(text, "invalid syntax");
        }
        yield inRange(text, Double.parseDouble(text));
      }
    };
  }

  private static double inRange(String text, double value) {
    if (Double.isInfinite(value)) {
      throw failed(text, "value out of range");
    }
    return value;
  }

  private static FunctionFailedException failed(String text, String why) {
    return new FunctionFailedException(
        "strconv.ParseFloat: parsing " + Quotes.quote(text, false) + ": " + why);
  }
}
