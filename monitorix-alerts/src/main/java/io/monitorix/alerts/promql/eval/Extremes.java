package io.monitorix.alerts.promql.eval;

/**
 * The lesser and the greater of two numbers as Go has them: an infinity that wins against all
 * numbers wins against NaN, too, unlike in Java.
 */
final class Extremes {

  private Extremes() {}

  static double min(double a, double b) {
    return a == Double.NEGATIVE_INFINITY || b == Double.NEGATIVE_INFINITY
        ? Double.NEGATIVE_INFINITY
        : Math.min(a, b);
  }

  static double max(double a, double b) {
    return a == Double.POSITIVE_INFINITY || b == Double.POSITIVE_INFINITY
        ? Double.POSITIVE_INFINITY
        : Math.max(a, b);
  }
}
