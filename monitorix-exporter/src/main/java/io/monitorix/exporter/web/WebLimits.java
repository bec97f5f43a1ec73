package io.monitorix.exporter.web;

import java.time.Duration;

/**
 * How much the HTTP server takes on.
 *
 * @param maxRequests scrapes at once, at least 1; more are refused with 503
 * @param shutdownGrace how long requests that are under way may last once the server stops
 * @param arrival how long the handshake and the head of a request may take, and its body
 * @param taking how long a client may take its answer; longer than any scraper waits
 * @param maxBody bytes of the body of a request; longer ones are refused with 413
 * @param maxStreams answers at once that go on for ever: each of them holds a thread
 * @param perMinute requests of one caller in a minute; more are refused with 429; 0 for any number
 */
public record WebLimits(
    int maxRequests,
    Duration shutdownGrace,
    Duration arrival,
    Duration taking,
    int maxBody,
    int maxStreams,
    int perMinute) {

  private static final int STREAMS = 50;

  /** What applies where nothing else is said. */
  public static final WebLimits DEFAULT =
      new WebLimits(
          40, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30), 1024 * 1024);

  /** Limits with the usual number of streams. */
  public WebLimits(
      int maxRequests, Duration shutdownGrace, Duration arrival, Duration taking, int maxBody) {
    this(maxRequests, shutdownGrace, arrival, taking, maxBody, STREAMS, 0);
  }

  /** These, but for the three that the configuration names. */
  public WebLimits with(int requests, Duration grace, int rate) {
    return new WebLimits(requests, grace, arrival, taking, maxBody, maxStreams, rate);
  }

  /** These, but for the number of streams. */
  public WebLimits withStreams(int streams) {
    return new WebLimits(maxRequests, shutdownGrace, arrival, taking, maxBody, streams, perMinute);
  }
}
