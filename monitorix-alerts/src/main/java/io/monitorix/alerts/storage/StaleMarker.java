package io.monitorix.alerts.storage;

/**
 * The sample that ends a series: a NaN of its own bits, told from every other NaN. See <a
 * href="https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness">staleness</a>.
 */
public final class StaleMarker {

  /** Its bits. */
  public static final long BITS = 0x7ff0000000000002L;

  /** Its value; compare with {@link #is}, never with {@code ==}. */
  public static final double VALUE = Double.longBitsToDouble(BITS);

  private StaleMarker() {}

  /** Whether the value is the marker. */
  public static boolean is(double value) {
    return Double.doubleToRawLongBits(value) == BITS;
  }
}
