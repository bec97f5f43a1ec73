package io.monitorix.exporter.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code web}: the HTTP server.
 *
 * @param listenAddress where it listens
 * @param externalUrl where browsers find it, without a slash at the end; null for the name of the
 *     machine and the port
 * @param configFile the web config file; null without one. It is read by {@link WebFileLoader}
 * @param maxRequests scrapes that it answers at once, 1…1000
 * @param shutdownGrace how long requests that are under way may last once it stops, up to an hour
 * @param rateLimit requests of one caller in a minute, up to a million; 0 for any number
 */
public record WebConfig(
    ListenAddress listenAddress,
    @Nullable URI externalUrl,
    @Nullable Path configFile,
    int maxRequests,
    Duration shutdownGrace,
    int rateLimit) {

  /** A hundred a second of one caller: no dashboard does that. */
  private static final int USUAL_RATE = 6000;

  /** What a file without {@code web} gets: port 9221 on every interface. */
  public static final WebConfig DEFAULT =
      new WebConfig(
          new ListenAddress("::", 9221), null, null, 40, Duration.ofSeconds(10), USUAL_RATE);

  /**
   * Reads a URL that browsers are sent to.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static URI externalUrl(String text) {
    URI url = URI.create(text.replaceAll("/+$", ""));
    boolean http =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!http
        || url.getHost() == null
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("expected a URL without a query");
    }
    return url;
  }
}
