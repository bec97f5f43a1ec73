package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.promql.ast.Span;
import io.monitorix.alerts.promql.value.Annotations;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what whoever asked should know, each thing once. For one thread. */
final class Notes {

  /** As many as anybody reads. */
  private static final int MOST = 100;

  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<String> infos = new LinkedHashSet<>();

  void warn(String text, Span where) {
    add(warnings, "PromQL warning: " + text + position(where));
  }

  /** Warns of quantiles that are none. */
  void checkQuantiles(double[] quantiles, Span where) {
    for (double quantile : quantiles) {
      if (!(quantile >= 0 && quantile <= 1)) {
        warn("quantile value should be between 0 and 1, got " + FloatText.general(quantile), where);
      }
    }
  }

  void info(String text, Span where) {
    add(infos, "PromQL info: " + text + position(where));
  }

  void info(String text) {
    add(infos, text);
  }

  Annotations annotations() {
    return new Annotations(List.copyOf(warnings), List.copyOf(infos));
  }

  private static void add(Set<String> notes, String note) {
    if (notes.size() < MOST) {
      notes.add(note);
    }
  }

  private static String position(Span where) {
    return " (" + where.line() + ":" + where.column() + ")";
  }
}
