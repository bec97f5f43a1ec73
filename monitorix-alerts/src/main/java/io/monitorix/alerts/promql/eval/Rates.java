package io.monitorix.alerts.promql.eval;

/** How fast the samples of a window change. */
final class Rates {

  /** A gap so many times the usual one means that the series began or ended in the window. */
  private static final double GAP = 1.1;

  private Rates() {}

  /**
   * The change over the whole window, as if the samples reached its ends where they come near.
   *
   * @param counter whether a fall is a reset
   * @param rate whether it is divided by the window's seconds
   */
  static double extrapolated(Window window, boolean counter, boolean rate) {
    int size = window.size();
    if (size < 2) {
      return Column.ABSENT;
    }
    double first = window.value(0);
    double change = window.lastValue() - first;
    if (counter) {
      double before = first;
      for (int i = 1; i < size; i++) {
        double value = window.value(i);
        if (value < before) {
          change += before;
        }
        before = value;
      }
    }
    double sampled = (window.lastTime() - window.time(0)) / 1000.0;
    double average = sampled / (size - 1);
    double toStart = (window.time(0) - window.start()) / 1000.0;
    double toEnd = (window.end() - window.lastTime()) / 1000.0;
    if (toStart >= average * GAP) {
      toStart = average / 2;
    }
    if (counter && change > 0 && first >= 0) {
      // A counter was never below zero: there is no more of the past than back to that.
      toStart = Math.min(toStart, sampled * (first / change));
    }
    if (toEnd >= average * GAP) {
      toEnd = average / 2;
    }
    double factor = (sampled + toStart + toEnd) / sampled;
    if (rate) {
      factor /= (window.end() - window.start()) / 1000.0;
    }
    return change * factor;
  }

  /**
   * The change from the last sample but one to the last.
   *
   * @param rate whether a fall is a reset, and the change is divided by the seconds between them
   */
  static double instant(Window window, boolean rate) {
    int size = window.size();
    if (size < 2) {
      return Column.ABSENT;
    }
    double last = window.lastValue();
    double before = window.value(size - 2);
    long millis = window.lastTime() - window.time(size - 2);
    if (!rate) {
      return last - before;
    }
    double change = last < before ? last : last - before;
    return change / (millis / 1000.0);
  }

  static double resets(Window window) {
    int resets = 0;
    for (int i = 1; i < window.size(); i++) {
      if (window.value(i) < window.value(i - 1)) {
        resets++;
      }
    }
    return resets;
  }

  static double changes(Window window) {
    int changes = 0;
    for (int i = 1; i < window.size(); i++) {
      double value = window.value(i);
      double before = window.value(i - 1);
      if (value != before && !(Double.isNaN(value) && Double.isNaN(before))) {
        changes++;
      }
    }
    return changes;
  }
}
