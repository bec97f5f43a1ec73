package io.monitorix.alerts.series.head;

import java.time.Duration;

/**
 * The two hours that a block is of: after its start, up to its end. So the samples of an interval
 * of aggregation, which is stamped at its end, are never in two of them.
 */
public final class Window {

  /** How long it is, in milliseconds. */
  public static final long LENGTH = Duration.ofHours(2).toMillis();

  private Window() {}

  /** The end of the window that a time is in. */
  public static long end(long time) {
    return end(time, LENGTH);
  }

  /** The end of the interval of this length that a time is in. */
  public static long end(long time, long length) {
    return (Math.floorDiv(time - 1, length) + 1) * length;
  }
}
