package io.monitorix.alerts.promql.eval;

/** A mean that neither loses small numbers beside great ones nor overflows. */
final class Mean {

  private final Kahan sum = new Kahan();
  private long count;
  private boolean incremental;

  void add(double value) {
    count++;
    if (count == 1) {
      sum.add(value);
      return;
    }
    if (!incremental) {
      // The sum is kept until it overflows: its mean is more exact.
      if (!Double.isInfinite(sum.bare() + value)) {
        sum.add(value);
        return;
      }
      incremental = true;
      sum.divide((double) (count - 1));
    }
    sum.scale((double) (count - 1) / count);
    sum.add(value / count);
  }

  /** The mean of the values; NaN without any. */
  double value() {
    if (incremental) {
      return sum.total();
    }
    return sum.bare() / count + sum.lost() / count;
  }
}
