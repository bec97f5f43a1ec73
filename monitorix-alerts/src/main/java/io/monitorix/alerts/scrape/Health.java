package io.monitorix.alerts.scrape;

/** How a target was at its last scrape. */
public enum Health {
  /** It was not scraped yet. */
  UNKNOWN,
  /** Its answer was taken. */
  UP,
  /** It did not answer, or its answer could not be taken. */
  DOWN
}
