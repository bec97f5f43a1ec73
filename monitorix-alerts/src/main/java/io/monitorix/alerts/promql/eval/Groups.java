package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.Grouping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns are folded into one. */
final class Groups {

  private final boolean without;
  private final Set<String> labels;
  private final Map<Column.Identity, Integer> numbers = new HashMap<>();
  private final List<Column> heads = new ArrayList<>();
  private final int[] of;

  Groups(Grouping grouping, List<Column> columns) {
    without = grouping.without();
    labels = Set.copyOf(grouping.labels());
    of = new int[columns.size()];
    for (int i = 0; i < of.length; i++) {
      Labels labels = key(columns.get(i).labels());
      Column.Identity identity = Column.identity(labels, columns.get(i).dropsName());
      Integer number = numbers.get(identity);
      if (number == null) {
        number = numbers.size();
        numbers.put(identity, number);
        heads.add(new Column(labels, new double[0], identity.dropsName()));
      }
      of[i] = number;
    }
  }

  private Labels key(Labels series) {
    if (without) {
      return series.filter(name -> !labels.contains(name) && !name.equals(Labels.NAME));
    }
    return labels.isEmpty() ? Labels.EMPTY : series.filter(labels::contains);
  }

  int count() {
    return heads.size();
  }

  /** The group of a column. */
  int of(int column) {
    return of[column];
  }

  /** The labels of a group, without values. */
  Column head(int group) {
    return heads.get(group);
  }
}
