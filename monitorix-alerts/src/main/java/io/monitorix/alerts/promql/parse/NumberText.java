package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.promql.ast.DurationText;
import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Number and duration literals. */
final class NumberText {

  private static final Pattern DECIMAL =
      Pattern.compile("(?:[0-9][0-9_]*+(?:\\.[0-9_]*+)?|\\.[0-9][0-9_]*+)(?:[eE][+-]?[0-9_]*+)?");
  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F_]*");
  private static final Pattern OCTAL = Pattern.compile("0[0-7_]+");
  private static final Pattern DURATION = Pattern.compile("(?:[0-9]+(?:ms|[smhdwy]))+");
  private static final Pattern MISPLACED_UNDERSCORE = Pattern.compile("__|_$|_[.eE+-]|[.eE+-]_");

  /** No double has more digits, and no duration more characters. */
  private static final int LONGEST = 1100;

  private static final int LONGEST_DURATION = 200;

  private NumberText() {}

  /** Whether it looks like a number; {@link #number} may refuse it still. */
  static boolean isNumber(String text) {
    return DECIMAL.matcher(text).matches() || HEX.matcher(text).matches();
  }

  /** Whether it is a duration, but for its size. */
  static boolean isDuration(String text) {
    return text.length() <= LONGEST_DURATION && DURATION.matcher(text).matches() && inOrder(text);
  }

  /**
   * Reads a number, also {@code Inf} and {@code NaN}.
   *
   * @throws NumberFormatException if it is none; the message says why
   */
  static double number(String text) {
    if (text.equalsIgnoreCase("inf")) {
      return Double.POSITIVE_INFINITY;
    }
    if (text.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    if (text.length() > LONGEST) {
      throw new NumberFormatException("more than " + LONGEST + " characters");
    }
    boolean hex = HEX.matcher(text).matches();
    // The prefix of a hexadecimal number counts as a digit: 0x_1F.
    String digits = hex ? "0" + text.substring(2) : text;
    boolean misplaced =
        hex
            ? digits.contains("__") || digits.endsWith("_")
            : MISPLACED_UNDERSCORE.matcher(digits).find();
    if (misplaced || (hex && digits.length() == 1)) {
      throw new NumberFormatException("invalid syntax");
    }
    String plain = digits.replace("_", "");
    if (hex) {
      return new BigInteger(plain, 16).doubleValue();
    }
    if (OCTAL.matcher(text).matches()) {
      return new BigInteger(plain, 8).doubleValue();
    }
    double value;
    try {
      value = Double.parseDouble(plain);
    } catch (NumberFormatException e) {
      throw new NumberFormatException("invalid syntax");
    }
    if (Double.isInfinite(value)) {
      throw new NumberFormatException("value out of range");
    }
    return value;
  }

  /** Reads a duration, in milliseconds; empty if it is too long. */
  static OptionalLong duration(String text) {
    return DurationText.parse(text);
  }

  /** Whether units fall; a number that is merely too large is told apart so. */
  private static boolean inOrder(String text) {
    return DurationText.parse(text.replaceAll("[0-9]+", "1")).isPresent();
  }
}
