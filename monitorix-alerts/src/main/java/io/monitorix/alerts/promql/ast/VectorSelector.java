package io.monitorix.alerts.promql.ast;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Utf8Order;
import java.util.Comparator;
import java.util.List;

/**
 * Selects the newest sample of each series.
 *
 * @param name the metric's name where it stands before the braces or in quotes in them; empty
 *     otherwise
 * @param matchers all of them, that of {@code name} included as an equality of {@code __name__}; in
 *     the order in which they are printed
 */
public record VectorSelector(
    String name, List<LabelMatcher> matchers, Modifiers modifiers, Span span) implements Expr {

  public VectorSelector {
    matchers =
        matchers.stream()
            .sorted(Comparator.comparing(LabelMatcher::toString, Utf8Order::compare))
            .toList();
  }

  @Override
  public ValueType type() {
    return ValueType.VECTOR;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
