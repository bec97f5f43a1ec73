package io.monitorix.alerts.promql.eval;

import java.util.Arrays;

/** Quantiles of plain numbers, interpolated. */
final class Quantile {

  private Quantile() {}

  /**
   * The quantile of values.
   *
   * @param values are sorted by this, NaN first
   */
  static double of(double quantile, double[] values) {
    if (values.length == 0 || Double.isNaN(quantile)) {
      return Double.NaN;
    }
    if (quantile < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (quantile > 1) {
      return Double.POSITIVE_INFINITY;
    }
    Arrays.sort(values);
    int notNumbers = 0;
    while (notNumbers < values.length && Double.isNaN(values[values.length - 1 - notNumbers])) {
      notNumbers++;
    }
    double rank = quantile * (values.length - 1);
    int lower = Math.max(0, (int) Math.floor(rank));
    int upper = Math.min(values.length - 1, lower + 1);
    double weight = rank - Math.floor(rank);
    return sorted(values, notNumbers, lower) * (1 - weight)
        + sorted(values, notNumbers, upper) * weight;
  }

  private static double sorted(double[] values, int notNumbers, int index) {
    return index < notNumbers ? Double.NaN : values[index - notNumbers];
  }
}
