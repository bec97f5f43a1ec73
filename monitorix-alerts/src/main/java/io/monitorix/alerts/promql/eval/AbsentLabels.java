package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.VectorSelector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be said of the labels of something that is not there. */
final class AbsentLabels {

  private AbsentLabels() {}

  /** Those that a selector asks for by one equality; none for other expressions. */
  static Labels of(Expr argument) {
    Expr bare = Evaluator.bare(argument);
    if (bare instanceof VectorSelector selector) {
      return of(selector.matchers());
    } else if (bare instanceof MatrixSelector matrix) {
      return of(matrix.vector().matchers());
    }
    return Labels.EMPTY;
  }

  private static Labels of(List<LabelMatcher> matchers) {
    Map<String, String> labels = new HashMap<>();
    Set<String> unclear = new HashSet<>();
    for (LabelMatcher matcher : matchers) {
      String name = matcher.name();
      if (name.equals(Labels.NAME)) {
        continue;
      }
      if (matcher.type() != LabelMatcher.Type.EQUAL
          || labels.putIfAbsent(name, matcher.value()) != null) {
        unclear.add(name);
      }
    }
    labels.keySet().removeAll(unclear);
    return Labels.of(labels);
  }
}
