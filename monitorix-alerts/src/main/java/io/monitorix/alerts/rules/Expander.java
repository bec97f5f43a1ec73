package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.value.Value;
import java.time.Instant;
import java.util.List;

/** Expands the templates of labels and annotations. Thread-safe. */
@FunctionalInterface
public interface Expander {

  /** Leaves every text as it is. */
  Expander NONE = (text, data) -> text;

  /**
   * Expands one; a template that fails gives {@code <error expanding template: …>}.
   *
   * @param text the template
   */
  String expand(String text, Data data);

  /**
   * What a template knows.
   *
   * @param alert the name of the rule
   * @param labels of the element, the metric's name included
   * @param externalUrl without a slash at the end; may be empty
   * @param time of the evaluation
   */
  record Data(
      String alert,
      Labels labels,
      Labels externalLabels,
      String externalUrl,
      double value,
      Instant time,
      Query query) {}

  /** Answers the queries of templates. */
  @FunctionalInterface
  interface Query {

    /**
     * The elements that an expression gives.
     *
     * @throws RuntimeException if it cannot be read or answered
     */
    List<Value.Element> ask(String expr, Instant time);
  }
}
