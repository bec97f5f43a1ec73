package io.monitorix.exporter.web.prometheus;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Modifiers;
import io.monitorix.alerts.promql.ast.VectorSelector;
import io.monitorix.alerts.promql.error.ParseException;
import java.util.List;

/** Selectors of series: {@code up{job="pve"}}. */
final class Selectors {

  private static final String EMPTY = "at least one non-empty matcher";

  private Selectors() {}

  /**
   * Reads one.
   *
   * @param parameter that it is the value of
   * @throws ApiException if it is none, or selects everything
   */
  static List<LabelMatcher> read(String parameter, String text) {
    try {
      if (PromQl.parse(text) instanceof VectorSelector selector
          && selector.modifiers().equals(Modifiers.NONE)) {
        return selector.matchers();
      }
    } catch (ParseException e) {
      String reason = e.reason();
      throw ApiException.parameter(
          parameter,
          reason.contains(EMPTY)
              ? parameter + " must contain " + EMPTY
              : String.valueOf(e.getMessage()));
    }
    throw ApiException.parameter(
        parameter, "1:1: parse error: a selector of series is expected, such as up{job=\"pve\"}");
  }
}
