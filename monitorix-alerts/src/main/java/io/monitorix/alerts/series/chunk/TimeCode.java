package io.monitorix.alerts.series.chunk;

/**
 * How many bits the difference of differences between times takes. Small classes come first:
 * scrapes of a steady schedule are some milliseconds off.
 */
final class TimeCode {

  /** Widths of two's complement numbers, each announced by one more bit that is set. */
  static final int[] WIDTHS = {6, 10, 16, 25, 64};

  private TimeCode() {}
}
