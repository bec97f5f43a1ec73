package io.monitorix.alerts.exposition;

import java.util.Map;

/** A series as the text names it. Good as long as the sink is called, and no longer. */
public interface SeriesText {

  /** Name and labels, letter by letter: the same text is the same series in each scrape. */
  String text();

  /**
   * Its labels in their order, the metric's name as {@code __name__}. Values can be empty. Bounds
   * of buckets and quantiles are written as Prometheus 3 does: {@code 1.0}, not {@code 1}.
   *
   * @throws ExpositionException if a label stands twice
   */
  Map<String, String> labels();
}
