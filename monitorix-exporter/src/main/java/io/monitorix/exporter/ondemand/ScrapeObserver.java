package io.monitorix.exporter.ondemand;

import java.time.Duration;

/** Is told how scrapes and the calls that they make went. Called from several threads. */
public interface ScrapeObserver {

  /** Hears nothing. */
  ScrapeObserver NONE =
      new ScrapeObserver() {
        @Override
        public void scraped(ScrapeRequest request, Duration duration, boolean success) {}

        @Override
        public void called(String url, Duration duration, boolean success) {}
      };

  /** A scrape has ended. */
  void scraped(ScrapeRequest request, Duration duration, boolean success);

  /**
   * A call to Proxmox has ended.
   *
   * @param url the address that was called, without its query
   */
  void called(String url, Duration duration, boolean success);
}
