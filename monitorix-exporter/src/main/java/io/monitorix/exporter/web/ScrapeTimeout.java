package io.monitorix.exporter.web;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a scraper waits, which Prometheus tells in {@code X-Prometheus-Scrape-Timeout-Seconds}.
 */
public final class ScrapeTimeout {

  private static final String HEADER = "X-Prometheus-Scrape-Timeout-Seconds";

  /** What is kept for the answer itself and its way. */
  private static final double OFFSET_SECONDS = 0.5;

  /** Nobody waits longer, and a number that is larger does not fit a duration. */
  private static final double LONGEST_SECONDS = 86_400;

  private ScrapeTimeout() {}

  /**
   * The time within which an answer has to be there so that it reaches the scraper: half a second
   * less than it waits, or half of it where it waits less than one.
   *
   * @return empty where the request tells no time
   * @throws BadRequestException when it tells one that is not a positive number
   */
  public static Optional<Duration> of(Request request) {
    String written = request.header(HEADER);
    if (written == null) {
      return Optional.empty();
    }
    double seconds = seconds(written);
    double usable = Math.max(seconds - OFFSET_SECONDS, seconds / 2);
    return Optional.of(Duration.ofNanos(Math.round(usable * 1e9)));
  }

  private static double seconds(String written) {
    try {
      double seconds = Double.parseDouble(written);
      if (seconds > 0) {
        return Math.min(seconds, LONGEST_SECONDS);
      }
    } catch (NumberFormatException e) {
      // told below, together with what is no time
    }
    throw new BadRequestException(HEADER + " is not a positive number of seconds");
  }
}
