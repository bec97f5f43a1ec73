package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.error.ExecutionException;

/** The line, and the smoothed course, through the samples of a window. */
final class Regression {

  private final double slope;
  private final double intercept;

  /** The line of least squares, with its zero at a time in milliseconds. */
  private Regression(Window window, long zero) {
    double firstValue = window.value(0);
    boolean constant = true;
    Kahan x = new Kahan();
    Kahan y = new Kahan();
    Kahan xy = new Kahan();
    Kahan xx = new Kahan();
    for (int i = 0; i < window.size(); i++) {
      double value = window.value(i);
      double seconds = (window.time(i) - zero) / 1000.0;
      constant &= value == firstValue;
      x.add(seconds);
      y.add(value);
      xy.add(seconds * value);
      xx.add(seconds * seconds);
    }
    if (constant) {
      boolean infinite = Double.isInfinite(firstValue);
      slope = infinite ? Double.NaN : 0;
      intercept = infinite ? Double.NaN : firstValue;
      return;
    }
    int n = window.size();
    double sumX = x.bare() + x.lost();
    double sumY = y.bare() + y.lost();
    double covariance = xy.bare() + xy.lost() - sumX * sumY / n;
    double variance = xx.bare() + xx.lost() - sumX * sumX / n;
    slope = covariance / variance;
    intercept = sumY / n - slope * sumX / n;
  }

  static double slope(Window window) {
    return window.size() < 2 ? Column.ABSENT : new Regression(window, window.time(0)).slope;
  }

  static double predict(Window window, double secondsAhead) {
    if (window.size() < 2) {
      return Column.ABSENT;
    }
    Regression line = new Regression(window, window.now());
    return line.slope * secondsAhead + line.intercept;
  }

  /** Holt's double exponential smoothing. */
  static double smooth(Window window, double smoothing, double trend) {
    if (!(smoothing > 0 && smoothing < 1)) {
      throw new ExecutionException(
          "invalid smoothing factor. Expected: 0 < sf < 1, got: " + Numbers.six(smoothing));
    }
    if (!(trend > 0 && trend < 1)) {
      throw new ExecutionException(
          "invalid trend factor. Expected: 0 < tf < 1, got: " + Numbers.six(trend));
    }
    if (window.size() < 2) {
      return Column.ABSENT;
    }
    double before = 0;
    double smoothed = window.value(0);
    double slope = window.value(1) - window.value(0);
    for (int i = 1; i < window.size(); i++) {
      if (i > 1) {
        slope = trend * (smoothed - before) + (1 - trend) * slope;
      }
      before = smoothed;
      smoothed = smoothing * window.value(i) + (1 - smoothing) * (smoothed + slope);
    }
    return smoothed;
  }
}
