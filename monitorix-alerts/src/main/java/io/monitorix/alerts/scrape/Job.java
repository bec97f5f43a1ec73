package io.monitorix.alerts.scrape;

import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.fetch.Fetcher;

/** A configuration, and what was made from it. Immutable. */
record Job(ScrapeConfig config, SampleLabels labels, Fetcher fetcher) {

  /**
   * Prepares it.
   *
   * @throws IllegalArgumentException if its rules have faults
   */
  static Job of(ScrapeConfig config, Fetcher fetcher) {
    return new Job(config, new SampleLabels(config.samples(), config.limits()), fetcher);
  }
}
