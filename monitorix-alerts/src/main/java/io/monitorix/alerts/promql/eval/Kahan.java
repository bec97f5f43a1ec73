package io.monitorix.alerts.promql.eval;

/** A sum that keeps what rounding loses, by Kahan and Neumaier. */
final class Kahan {

  private double sum;
  private double lost;

  Kahan() {}

  Kahan(double start) {
    sum = start;
  }

  void add(double value) {
    double next = sum + value;
    if (Double.isInfinite(next)) {
      lost = 0;
    } else if (Math.abs(sum) >= Math.abs(value)) {
      lost += (sum - next) + value;
    } else {
      lost += (value - next) + sum;
    }
    sum = next;
  }

  /** Multiplies sum and loss. */
  void scale(double factor) {
    sum *= factor;
    lost *= factor;
  }

  /** Divides sum and loss. */
  void divide(double divisor) {
    sum /= divisor;
    lost /= divisor;
  }

  /** The sum without what was lost. */
  double bare() {
    return sum;
  }

  /** What was lost. */
  double lost() {
    return lost;
  }

  double total() {
    return Double.isInfinite(sum) ? sum : sum + lost;
  }
}
