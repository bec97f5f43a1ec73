package io.monitorix.alerts.scrape;

/** An answer that cannot be taken, although it is of its format. */
final class ScrapeFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ScrapeFailure(String reason) {
    super(reason);
  }
}
