package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code web}: the HTTP server.
 *
 * @param listenAddress where it listens
 * @param configFile the web config file; null without one. It is read by {@link WebFileLoader}
 * @param maxRequests scrapes that it answers at once, 1…1000
 * @param shutdownGrace how long requests that are under way may last once it stops, up to an hour
 */
public record WebConfig(
    ListenAddress listenAddress,
    @Nullable Path configFile,
    int maxRequests,
    Duration shutdownGrace) {

  /** What a file without {@code web} gets: port 9221 on every interface. */
  public static final WebConfig DEFAULT =
      new WebConfig(new ListenAddress("::", 9221), null, 40, Duration.ofSeconds(10));
}
