package io.monitorix.exporter.exposition;

/**
 * Joins checksums: the CRC-32 of two pieces of data together from those of each, without the data.
 *
 * <p>A CRC is the remainder of a division of polynomials over GF(2). To put n bits behind a piece
 * is to multiply its polynomial by x^n, so the joint remainder is {@code first * x^n + second}.
 */
final class Crc32 {

  /** The polynomial of gzip and zip (RFC 1952, section 8), lowest power first. */
  private static final int POLYNOMIAL = 0xEDB88320;

  /** x^0 in the same bit order: the highest bit. */
  private static final int ONE = 1 << 31;

  private Crc32() {}

  /**
   * The checksum of the first piece followed by the second.
   *
   * @param secondLength the number of bytes of the second piece
   */
  static long joined(long first, long second, long secondLength) {
    int shifted = times((int) first, powerOfX(secondLength * 8));
    return (shifted ^ (int) second) & 0xFFFF_FFFFL;
  }

  private static int powerOfX(long exponent) {
    int result = ONE;
    int square = ONE >>> 1;
    for (long bits = exponent; bits != 0; bits >>>= 1) {
      if ((bits & 1) != 0) {
        result = times(result, square);
      }
      square = times(square, square);
    }
    return result;
  }

  private static int times(int a, int b) {
    int product = 0;
    int term = b;
    for (int power = ONE; power != 0; power >>>= 1) {
      if ((a & power) != 0) {
        product ^= term;
      }
      term = (term & 1) != 0 ? (term >>> 1) ^ POLYNOMIAL : term >>> 1;
    }
    return product;
  }
}
