package io.monitorix.alerts.scrape.fetch;

import io.monitorix.alerts.exposition.ExpositionFormat;
import java.time.Duration;

/** What came of asking a target. */
public sealed interface Fetched {

  /** How long it took. */
  Duration took();

  /**
   * It answered.
   *
   * @param text unpacked
   * @param bytes of it
   */
  record Body(String text, ExpositionFormat format, long bytes, Duration took) implements Fetched {}

  /**
   * It did not, or not as it should.
   *
   * @param reason for a person, on one line
   * @param tooLarge whether the limit of bytes was the reason
   */
  record Failure(String reason, boolean tooLarge, Duration took) implements Fetched {}
}
