package io.monitorix.alerts.scrape.labelled;

import io.monitorix.alerts.labels.Labels;

/** What became of an address that discovery names. */
public sealed interface Made {

  /** It is scraped. */
  record Active(Target target) implements Made {}

  /**
   * Relabelling dropped it.
   *
   * @param discovered its labels before
   */
  record Dropped(Labels discovered) implements Made {}

  /**
   * It cannot be scraped.
   *
   * @param discovered its labels before relabelling
   * @param reason why, for a person
   */
  record Failed(Labels discovered, String reason) implements Made {}
}
