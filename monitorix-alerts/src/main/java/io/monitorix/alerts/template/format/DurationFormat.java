package io.monitorix.alerts.template.format;

/** Durations as Go writes them: {@code 1h2m3.5s}, {@code 1.5ms}, {@code 0s}. */
public final class DurationFormat {

  private static final long MICRO = 1000;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  private DurationFormat() {}

  /** Writes nanoseconds. */
  public static String format(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    // The smallest long has no positive counterpart: it is read as unsigned.
    long size = Math.abs(nanos);
    if (Long.compareUnsigned(size, SECOND) < 0) {
      return sign + small(size);
    }
    long seconds = Long.divideUnsigned(size, SECOND);
    String text = fraction(seconds % 60, Long.remainderUnsigned(size, SECOND), SECOND) + "s";
    if (seconds >= 60) {
      text = seconds / 60 % 60 + "m" + text;
    }
    if (seconds >= 3600) {
      text = seconds / 3600 + "h" + text;
    }
    return sign + text;
  }

  private static String small(long nanos) {
    if (nanos < MICRO) {
      return nanos + "ns";
    }
    return nanos < MILLI
        ? fraction(nanos / MICRO, nanos % MICRO, MICRO) + "µs"
        : fraction(nanos / MILLI, nanos % MILLI, MILLI) + "ms";
  }

  private static String fraction(long whole, long rest, long unit) {
    if (rest == 0) {
      return Long.toString(whole);
    }
    String digits = Long.toString(unit + rest).substring(1);
    return whole + "." + digits.replaceFirst("0+$", "");
  }
}
