package io.monitorix.alerts.promql.ast;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The decimal with the fewest digits that is read as the same double again, and of these the
 * nearest one. {@link Double#toString(double)} of Java 17 has a digit too many at times. The way is
 * that of R. Giulietti, "The Schubfach way to render doubles" (2021): three products with 128 bits
 * of a power of ten say which decimals lie between the neighbours.
 */
final class ShortestDecimal {

  private static final int LEAST_POWER = -292;
  private static final int GREATEST_POWER = 324;
  private static final long FRACTION = (1L << 52) - 1;

  /** The upper and the lower 64 bits of each power of ten, rounded up at its 128th bit. */
  private static final long[] POWERS = powers();

  private ShortestDecimal() {}

  /**
   * The decimal; it may end in zeros.
   *
   * @param value finite and not 0
   */
  static BigDecimal of(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long fraction = bits & FRACTION;
    int biased = (int) (bits >>> 52) & 0x7ff;
    long significand = biased == 0 ? fraction : fraction | 1L << 52;
    int exponent = Math.max(biased, 1) - 1075;
    BigDecimal size = positive(significand, exponent, fraction == 0 && biased > 1);
    return bits < 0 ? size.negate() : size;
  }

  /**
   * Of {@code significand * 2^exponent}.
   *
   * @param narrowBelow whether the next smaller double is only half as far away as the next larger
   */
  private static BigDecimal positive(long significand, int exponent, boolean narrowBelow) {
    int outside = (int) (significand & 1);
    int power = narrowBelow ? floorLog10ThreeQuarters(exponent) : floorLog10(exponent);
    int shift = exponent + floorLog2(-power) + 1;
    long middle = 4 * significand;
    long value = scaled(middle << shift, -power);
    long lower = scaled((middle - (narrowBelow ? 1 : 2)) << shift, -power) + outside;
    long upper = scaled((middle + 2) << shift, -power) - outside;
    long digits = value / 4;
    if (digits >= 10) {
      long fewer = digits / 10;
      boolean below = lower <= 40 * fewer;
      boolean above = 40 * fewer + 40 <= upper;
      if (below != above) {
        return BigDecimal.valueOf(above ? fewer + 1 : fewer, -power - 1);
      }
    }
    boolean below = lower <= 4 * digits;
    boolean above = 4 * digits + 4 <= upper;
    boolean up = above;
    if (below == above) {
      long half = 4 * digits + 2;
      up = value > half || (value == half && (digits & 1) != 0);
    }
    return BigDecimal.valueOf(up ? digits + 1 : digits, -power);
  }

  /** The product with a power of ten, scaled to the digits wanted; odd where it is not exact. */
  private static long scaled(long factor, int power) {
    int at = 2 * (power - LEAST_POWER);
    long high = POWERS[at];
    long carried = unsignedHigh(POWERS[at + 1], factor);
    long low = high * factor + carried;
    long product = unsignedHigh(high, factor);
    if (Long.compareUnsigned(low, carried) < 0) {
      product++;
    }
    return Long.compareUnsigned(low, 1) > 0 ? product | 1 : product;
  }

  /**
   * @param factor not negative
   */
  private static long unsignedHigh(long a, long factor) {
    return Math.multiplyHigh(a, factor) + ((a >> 63) & factor);
  }

  private static int floorLog10(int powerOfTwo) {
    return (powerOfTwo * 1_262_611) >> 22;
  }

  private static int floorLog10ThreeQuarters(int powerOfTwo) {
    return (powerOfTwo * 1_262_611 - 524_031) >> 22;
  }

  private static int floorLog2(int powerOfTen) {
    return (powerOfTen * 1_741_647) >> 19;
  }

  private static long[] powers() {
    long[] powers = new long[2 * (GREATEST_POWER - LEAST_POWER + 1)];
    for (int power = LEAST_POWER; power <= GREATEST_POWER; power++) {
      BigInteger bits = power128(power);
      powers[2 * (power - LEAST_POWER)] = bits.shiftRight(64).longValue();
      powers[2 * (power - LEAST_POWER) + 1] = bits.longValue();
    }
    return powers;
  }

  private static BigInteger power128(int power) {
    int shift = 127 - floorLog2(power);
    BigInteger size = BigInteger.TEN.pow(Math.abs(power));
    BigInteger numerator = power < 0 ? BigInteger.ONE : size;
    BigInteger denominator = power < 0 ? size : BigInteger.ONE;
    if (shift >= 0) {
      numerator = numerator.shiftLeft(shift);
    } else {
      denominator = denominator.shiftLeft(-shift);
    }
    BigInteger[] divided = numerator.divideAndRemainder(denominator);
    return divided[1].signum() == 0 ? divided[0] : divided[0].add(BigInteger.ONE);
  }
}
