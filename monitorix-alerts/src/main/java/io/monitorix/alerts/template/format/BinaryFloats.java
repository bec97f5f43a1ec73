package io.monitorix.alerts.template.format;

/** Numbers to base two, as Go writes them; they have no sign here. */
final class BinaryFloats {

  private static final int FRACTION_BITS = 52;
  private static final int HEX_DIGITS = FRACTION_BITS / 4;

  private BinaryFloats() {}

  /** {@code 4503599627370496p-52}. */
  static String binary(double size) {
    int exponent = Math.max(Math.getExponent(size), Double.MIN_EXPONENT) - FRACTION_BITS;
    return mantissa(size) + "p" + (exponent < 0 ? "" : "+") + exponent;
  }

  /** {@code 0x1.8p+01}. */
  static String hexadecimal(double size, int precision) {
    if (size == 0) {
      return "0x0" + (precision > 0 ? "." + "0".repeat(precision) : "") + "p+00";
    }
    int shift = Long.numberOfLeadingZeros(mantissa(size)) - (Long.SIZE - FRACTION_BITS - 1);
    long mantissa = mantissa(size) << shift;
    int exponent = Math.max(Math.getExponent(size), Double.MIN_EXPONENT) - shift;
    if (precision >= 0 && precision < HEX_DIGITS) {
      int dropped = FRACTION_BITS - 4 * precision;
      long rest = mantissa & ((1L << dropped) - 1);
      long half = 1L << (dropped - 1);
      mantissa >>>= dropped;
      if (rest > half || (rest == half && (mantissa & 1) == 1)) {
        mantissa++;
      }
      mantissa <<= dropped;
      if (mantissa >>> (FRACTION_BITS + 1) != 0) {
        mantissa >>>= 1;
        exponent++;
      }
    }
    String fraction = String.format("%013x", mantissa & ((1L << FRACTION_BITS) - 1));
    if (precision < 0) {
      fraction = fraction.replaceFirst("0+$", "");
    } else if (precision < HEX_DIGITS) {
      fraction = fraction.substring(0, precision);
    } else {
      fraction += "0".repeat(precision - HEX_DIGITS);
    }
    return "0x1"
        + (fraction.isEmpty() ? "" : "." + fraction)
        + String.format("p%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static long mantissa(double size) {
    long bits = Double.doubleToRawLongBits(size);
    long fraction = bits & ((1L << FRACTION_BITS) - 1);
    return bits >>> FRACTION_BITS == 0 ? fraction : fraction | (1L << FRACTION_BITS);
  }
}
