package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.error.ExecutionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings together what has the same labels at different steps. */
final class Merger {

  private static final String DUPLICATE = "vector cannot contain metrics with the same labelset";

  private Merger() {}

  /**
   * Columns of which no two have the same labels.
   *
   * @throws ExecutionException if two have a value at one step
   */
  static List<Column> merge(List<Column> columns) {
    Map<Labels, Column> merged = new LinkedHashMap<>();
    boolean all = true;
    for (Column column : columns) {
      Column before = merged.putIfAbsent(column.labels(), column);
      if (before != null) {
        all = false;
        merged.put(column.labels(), both(before, column));
      }
    }
    return all ? columns : new ArrayList<>(merged.values());
  }

  /**
   * Likewise, but what is to lose its name later stays apart from what keeps it: for within a
   * query.
   *
   * @throws ExecutionException if two have a value at one step
   */
  static List<Column> mergeAlike(List<Column> columns) {
    Map<Boolean, List<Column>> alike =
        columns.stream().collect(Collectors.partitioningBy(Column::dropsName));
    List<Column> merged = new ArrayList<>();
    alike.values().forEach(each -> merged.addAll(merge(each)));
    return merged;
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
    return new Column(first.labels(), values, first.dropsName() && second.dropsName());
  }
}
