package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.BinaryOperator;

/** What the samples of a window come to. */
final class Summaries {

  private Summaries() {}

  static double sum(Window window) {
    Kahan sum = new Kahan();
    for (int i = 0; i < window.size(); i++) {
      sum.add(window.value(i));
    }
    return sum.total();
  }

  /** The mean; of aggregates, which are sums then, that of the samples behind them. */
  static double mean(Window window) {
    if (window.hasAggregates()) {
      return sum(window) / window.count();
    }
    Mean mean = new Mean();
    for (int i = 0; i < window.size(); i++) {
      mean.add(window.value(i));
    }
    return mean.value();
  }

  /** Welford's variance of the whole. */
  static double variance(Window window) {
    Kahan mean = new Kahan();
    Kahan squares = new Kahan();
    for (int i = 0; i < window.size(); i++) {
      double value = window.value(i);
      double distance = value - (mean.bare() + mean.lost());
      mean.add(distance / (i + 1));
      squares.add(distance * (value - (mean.bare() + mean.lost())));
    }
    return (squares.bare() + squares.lost()) / window.size();
  }

  /** The median of the distances from the median. */
  static double medianDeviation(Window window) {
    double[] values = window.values();
    double median = Quantile.of(0.5, window.values());
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(values[i] - median);
    }
    return Quantile.of(0.5, values);
  }

  /** Where the least value stands first; numbers come before NaN. */
  static int least(Window window) {
    return extreme(window, BinaryOperator.LSS);
  }

  /** Where the greatest value stands first; numbers come before NaN. */
  static int greatest(Window window) {
    return extreme(window, BinaryOperator.GTR);
  }

  /** Where the least value stands last. */
  static int lastLeast(Window window) {
    return extreme(window, BinaryOperator.LTE);
  }

  /** Where the greatest value stands last. */
  static int lastGreatest(Window window) {
    return extreme(window, BinaryOperator.GTE);
  }

  private static int extreme(Window window, BinaryOperator better) {
    int best = 0;
    for (int i = 1; i < window.size(); i++) {
      if (Double.isNaN(window.value(best))
          || Arithmetic.compare(better, window.value(i), window.value(best))) {
        best = i;
      }
    }
    return best;
  }
}
