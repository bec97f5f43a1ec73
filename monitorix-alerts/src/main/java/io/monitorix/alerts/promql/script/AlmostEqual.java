package io.monitorix.alerts.promql.script;

import io.monitorix.alerts.storage.StaleMarker;

/** When two numbers count as the same, as Prometheus's tests have it. */
final class AlmostEqual {

  private static final double EPSILON = 1e-6;

  private AlmostEqual() {}

  static boolean test(double a, double b) {
    if (StaleMarker.is(a) || StaleMarker.is(b)) {
      return StaleMarker.is(a) && StaleMarker.is(b);
    }
    if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
      return true;
    }
    double size = Math.abs(a) + Math.abs(b);
    double difference = Math.abs(a - b);
    if (a == 0 || b == 0 || size < Double.MIN_NORMAL) {
      // Nothing is near zero relative to it.
      return difference < EPSILON * Double.MIN_NORMAL;
    }
    return difference / Math.min(size, Double.MAX_VALUE) < EPSILON;
  }
}
