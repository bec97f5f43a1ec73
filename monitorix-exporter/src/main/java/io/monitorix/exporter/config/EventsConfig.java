package io.monitorix.exporter.config;

import java.util.Optional;

/**
 * The key {@code events}: what is kept of what changes, and for how many.
 *
 * @param keep events that are kept for those who come late, at least 100
 * @param maxStreams those who may listen at once; 0 for nobody
 * @param websocket where they are told over WebSocket; empty for nowhere
 */
public record EventsConfig(int keep, int maxStreams, Optional<ListenAddress> websocket) {

  /** Without WebSocket. */
  public EventsConfig(int keep, int maxStreams) {
    this(keep, maxStreams, Optional.empty());
  }

  /** A thousand events, fifty listeners. */
  public static final EventsConfig DEFAULT = new EventsConfig(1000, 50);
}
