package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.value.Value;
import java.time.Instant;
import java.util.List;

/** Reads the templates of labels and annotations. Thread-safe. */
@FunctionalInterface
public interface Templates {

  /** Leaves every text as it is. */
  Templates NONE = (alert, text) -> data -> text;

  /**
   * Reads one, once for all of its expansions.
   *
   * @param alert the name of the rule, for messages
   */
  Template read(String alert, String text);

  /** A template that was read. */
  @FunctionalInterface
  interface Template {

    /** Expands it; one that is wrong, or fails, gives {@code <error expanding template: …>}. */
    String expand(Data data);
  }

  /**
   * What a template knows.
   *
   * @param labels of the element, the metric's name included
   * @param externalUrl without a slash at the end; may be empty
   * @param time of the evaluation
   */
  record Data(
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
