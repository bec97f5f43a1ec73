package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.Matching;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers the match groups of two vectors, so that each series is looked at once. */
final class Signatures {

  private final boolean on;
  private final Set<String> labels;
  private final Map<Labels, Integer> numbers = new HashMap<>();

  Signatures(Matching matching) {
    this.on = matching.on();
    this.labels = Set.copyOf(matching.labels());
  }

  /** The labels that must be equal. */
  Labels of(Labels series) {
    return on
        ? series.filter(labels::contains)
        : series.filter(name -> !labels.contains(name) && !name.equals(Labels.NAME));
  }

  /** The number of each column's group. */
  int[] number(List<Column> columns) {
    int[] all = new int[columns.size()];
    for (int i = 0; i < all.length; i++) {
      Labels group = of(columns.get(i).labels());
      Integer known = numbers.get(group);
      if (known == null) {
        known = numbers.size();
        numbers.put(group, known);
      }
      all[i] = known;
    }
    return all;
  }

  /** How many groups there are. */
  int count() {
    return numbers.size();
  }
}
