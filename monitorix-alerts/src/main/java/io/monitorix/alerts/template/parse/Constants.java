package io.monitorix.alerts.template.parse;

import io.monitorix.alerts.template.ast.Constant;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers as Go's literals are. */
final class Constants {

  private static final Pattern SEPARATED =
      Pattern.compile("[+-]?(0[xXoObB]?_?)?[0-9a-fA-F]*(_[0-9a-fA-F]+)*");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile("[+-]?0[xX]([0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][+-]?[0-9]+");

  private Constants() {}

  /** A number; empty where it is none. */
  static Optional<Constant> read(String text) {
    Optional<BigInteger> whole = whole(text);
    boolean hex = text.matches("[0][xX].*") && !text.matches(".*[pP].*");
    boolean looksReal = !hex && text.matches(".*[.eEpP].*");
    if (whole.isPresent()) {
      BigInteger value = whole.get();
      if (value.bitLength() <= 63) {
        return Optional.of(new Constant(value.longValue(), value.doubleValue(), looksReal));
      }
      boolean unsigned = value.signum() > 0 && value.bitLength() <= 64;
      return unsigned
          ? Optional.of(new Constant(null, value.doubleValue(), looksReal))
          : Optional.empty();
    }
    if (!text.matches(".*[.eEpP].*")) {
      return Optional.empty();
    }
    String plain = text.replace("_", "");
    if (!DECIMAL.matcher(plain).matches() && !HEXADECIMAL.matcher(plain).matches()) {
      return Optional.empty();
    }
    double real = Double.parseDouble(plain);
    if (Double.isInfinite(real)) {
      return Optional.empty();
    }
    boolean integral = real == (long) real && Math.abs(real) < 0x1p63;
    return Optional.of(new Constant(integral ? (Long) (long) real : null, real, looksReal));
  }

  /** Whether it is a whole number of too many digits. */
  static boolean isTooLarge(String text) {
    return whole(text).isPresent();
  }

  private static Optional<BigInteger> whole(String text) {
    if (text.contains("_") && !SEPARATED.matcher(text).matches()) {
      return Optional.empty();
    }
    String digits = text.replace("_", "");
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    int base = 10;
    if (digits.matches("0[xX].*")) {
      base = 16;
      digits = digits.substring(2);
    } else if (digits.matches("0[bB].*")) {
      base = 2;
      digits = digits.substring(2);
    } else if (digits.matches("0[oO].*")) {
      base = 8;
      digits = digits.substring(2);
    } else if (digits.length() > 1 && digits.startsWith("0")) {
      base = 8;
      digits = digits.substring(1);
    }
    if (text.contains("_") && base == 10 && text.startsWith("0_")) {
      return Optional.empty();
    }
    int radix = base;
    boolean valid =
        !digits.isEmpty()
            && digits.length() <= 400
            && digits.chars().allMatch(c -> c < 0x7f && Character.digit(c, radix) >= 0);
    if (!valid) {
      return Optional.empty();
    }
    BigInteger value = new BigInteger(digits, base);
    return Optional.of(negative ? value.negate() : value);
  }
}
