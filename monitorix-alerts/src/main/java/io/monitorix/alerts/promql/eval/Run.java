package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.At;
import io.monitorix.alerts.promql.ast.Modifiers;
import io.monitorix.alerts.storage.SeriesSource;

/**
 * What all parts of one evaluation share.
 *
 * @param source of the samples
 * @param start of the query, in milliseconds since 1970
 * @param end of the query
 * @param lookback in milliseconds
 * @param subqueryStep in milliseconds
 */
record Run(
    SeriesSource source,
    long start,
    long end,
    long lookback,
    long subqueryStep,
    Durations durations,
    Ledger ledger,
    Notes notes) {

  /** Which time is meant at a step. */
  Shift shift(Modifiers modifiers) {
    long offset = durations.millis(modifiers.offset());
    At at = modifiers.at();
    if (at == null) {
      return new Shift(false, -offset);
    } else if (at instanceof At.Time time) {
      return new Shift(true, time.millis() - offset);
    }
    return new Shift(true, (at instanceof At.Start ? start : end) - offset);
  }

  /**
   * From the time of a step to the time that is meant.
   *
   * @param fixed whether it is the same for all steps
   */
  record Shift(boolean fixed, long millis) {

    long of(long time) {
      return fixed ? millis : time + millis;
    }
  }
}
