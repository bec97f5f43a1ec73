package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.storage.StaleMarker;
import java.util.Arrays;

/**
 * What one set of labels has at each step. The marker of staleness stands where it has nothing: no
 * result of a calculation has its bits.
 *
 * @param values one for each step; not changed once the column was handed on
 * @param dropsName whether the metric's name goes at the end of the query. It is kept until then,
 *     for functions that write it anew
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity alone
record Column(Labels labels, double[] values, boolean dropsName) {

  static final double ABSENT = StaleMarker.VALUE;

  static boolean isAbsent(double value) {
    return StaleMarker.is(value);
  }

  /** So many steps without a value. */
  static double[] absent(int steps) {
    double[] values = new double[steps];
    Arrays.fill(values, ABSENT);
    return values;
  }

  boolean has(int step) {
    return !isAbsent(values[step]);
  }

  boolean isEmpty() {
    for (double value : values) {
      if (!isAbsent(value)) {
        return false;
      }
    }
    return true;
  }

  Column with(double[] others) {
    return new Column(labels, others, dropsName);
  }

  Column with(Labels others) {
    return new Column(others, values, dropsName);
  }

  Column withoutName() {
    return dropsName ? this : new Column(labels, values, true);
  }

  /**
   * What tells it from other columns.
   *
   * @param dropsName false where there is no name to be dropped
   */
  record Identity(Labels labels, boolean dropsName) {}

  Identity identity() {
    return identity(labels, dropsName);
  }

  static Identity identity(Labels labels, boolean dropsName) {
    return new Identity(labels, dropsName && labels.has(Labels.NAME));
  }

  /** The labels as they will be at the end. */
  Labels finalLabels() {
    return dropsName ? labels.withoutMetric() : labels;
  }
}
