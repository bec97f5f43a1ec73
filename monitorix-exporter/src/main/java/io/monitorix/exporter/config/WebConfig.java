package io.monitorix.exporter.config;

/**
 * The section {@code web}: the HTTP server.
 *
 * @param listenAddress where it listens
 */
public record WebConfig(ListenAddress listenAddress) {

  /** What a file without {@code web} gets: port 9221 on every interface. */
  public static final WebConfig DEFAULT = new WebConfig(new ListenAddress("::", 9221));
}
