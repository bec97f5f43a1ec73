package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.error.ExecutionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings together what has the same labels at different steps. */
final class Merger {

  private static final String DUPLICATE = "vector cannot contain metrics with the same labelset";

  private Merger() {}

  /**
   * Columns of which no two are alike: those with the same labels, of which either all or none are
   * to lose the metric's name.
   *
   * @throws ExecutionException if two have a value at one step
   */
  static List<Column> merge(List<Column> columns) {
    Map<Column.Identity, Column> merged = new LinkedHashMap<>();
    boolean all = true;
    for (Column column : columns) {
      Column before = merged.putIfAbsent(column.identity(), column);
      if (before != null) {
        all = false;
        merged.put(column.identity(), both(before, column));
      }
    }
    return all ? columns : new ArrayList<>(merged.values());
  }

  private static Column both(Column first, Column second) {
    double[] values = first.values().clone();
    for (int step = 0; step < values.length; step++) {
      if (second.has(step)) {
        if (first.has(step)) {
          throw new ExecutionException(DUPLICATE + ": " + first.labels());
        }
        values[step] = second.values()[step];
      }
    }
    return first.with(values);
  }
}
