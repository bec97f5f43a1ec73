package io.monitorix.alerts.template.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as Go's strconv writes them. */
public final class Floats {

  /** As many digits as tell the number from all others. */
  public static final int SHORTEST = -1;

  /** No number has more of them that are not zero. */
  private static final int MOST_DIGITS_AFTER_POINT = 1080;

  private Floats() {}

  /**
   * Writes a number.
   *
   * @param verb one of {@code e E f g G x X b}
   * @param precision digits after the point, for {@code g} digits in all; or {@link #SHORTEST}
   */
  public static String format(double value, char verb, int precision) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    double size = Math.abs(value);
    return sign
        + switch (verb) {
          case 'b' -> BinaryFloats.binary(size);
          case 'x' -> BinaryFloats.hexadecimal(size, precision);
          case 'X' -> BinaryFloats.hexadecimal(size, precision).toUpperCase(Locale.ROOT);
          case 'f' -> plain(size, precision);
          case 'e', 'E' -> exponential(size, verb, precision);
          case 'g' -> general(size, 'e', precision);
          case 'G' -> general(size, 'E', precision);
          default -> throw new IllegalArgumentException("no format of numbers: " + verb);
        };
  }

  private static String plain(double size, int precision) {
    if (precision != SHORTEST) {
      int digits = Math.min(precision, MOST_DIGITS_AFTER_POINT);
      return new BigDecimal(size).setScale(digits, RoundingMode.HALF_EVEN).toPlainString()
          + "0".repeat(precision - digits);
    }
    return size == 0 ? "0" : shortest(size).toPlainString();
  }

  private static String exponential(double size, char letter, int precision) {
    if (precision == SHORTEST) {
      BigDecimal digits = size == 0 ? BigDecimal.ZERO : shortest(size);
      return withExponent(digits, letter, digits.precision() - 1);
    }
    return withExponent(rounded(size, precision + 1), letter, precision);
  }

  private static String general(double size, char letter, int precision) {
    boolean shortest = precision == SHORTEST;
    int wanted = Math.max(precision, 1);
    BigDecimal digits;
    if (size == 0) {
      digits = BigDecimal.ZERO;
    } else {
      digits = shortest ? shortest(size) : rounded(size, wanted).stripTrailingZeros();
    }
    int exponent = exponent(digits);
    int count = digits.precision();
    int limit = wanted;
    if (limit > count && count > exponent) {
      limit = count;
    }
    if (shortest) {
      limit = 6;
    }
    if (exponent < -4 || exponent >= limit) {
      return withExponent(digits, letter, count - 1);
    }
    return digits.toPlainString();
  }

  private static BigDecimal rounded(double size, int digits) {
    return new BigDecimal(size).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  /** One digit, as many as asked for after the point, and an exponent of two digits or more. */
  private static String withExponent(BigDecimal digits, char letter, int after) {
    String unscaled = digits.unscaledValue().toString();
    int exponent = exponent(digits);
    StringBuilder text = new StringBuilder().append(unscaled.charAt(0));
    if (after > 0) {
      text.append('.').append(unscaled, 1, Math.min(unscaled.length(), 1 + after));
      text.append("0".repeat(Math.max(0, 1 + after - unscaled.length())));
    }
    int magnitude = Math.abs(exponent);
    return text.append(letter)
        .append(exponent < 0 ? '-' : '+')
        .append(magnitude < 10 ? "0" : "")
        .append(magnitude)
        .toString();
  }

  private static int exponent(BigDecimal digits) {
    return digits.signum() == 0 ? 0 : digits.precision() - digits.scale() - 1;
  }

  /**
   * The fewest digits that give the number again, the nearest where there are several. {@link
   * Double#toString(double)} of Java 17 has a digit too many at times.
   */
  private static BigDecimal shortest(double size) {
    BigDecimal exact = new BigDecimal(size);
    BigDecimal best = new BigDecimal(Double.toString(size)).stripTrailingZeros();
    for (int count = best.precision(); count > 0; count--) {
      BigDecimal fewer = nearest(exact, size, count);
      if (fewer == null) {
        break;
      }
      best = fewer;
    }
    return best.stripTrailingZeros();
  }

  private static @Nullable BigDecimal nearest(BigDecimal exact, double size, int digits) {
    BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    if (nearest.doubleValue() == size) {
      return nearest;
    }
    // Below a power of two the neighbours are nearer than above it.
    BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
    return above.doubleValue() == size ? above : null;
  }
}
