package io.monitorix.alerts.promql.eval;

import java.util.List;

/** What an expression gives at all steps. */
sealed interface Result {

  /** How many numbers it holds. */
  long size();

  /** A number at each step. */
  @SuppressWarnings("ArrayRecordComponent") // compared by identity alone
  record Scalars(double[] values) implements Result {
    @Override
    public long size() {
      return values.length;
    }
  }

  /** A vector at each step. */
  record Vectors(List<Column> columns) implements Result {
    @Override
    public long size() {
      return columns.isEmpty() ? 0 : (long) columns.size() * columns.get(0).values().length;
    }
  }

  /** A text, the same at all steps. */
  record Text(String text) implements Result {
    @Override
    public long size() {
      return 0;
    }
  }
}
