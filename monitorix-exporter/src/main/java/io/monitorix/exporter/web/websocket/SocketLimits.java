package io.monitorix.exporter.web.websocket;

import java.time.Duration;

/**
 * What keeps sockets within bounds.
 *
 * @param sockets the most at once, and besides ten more of those whose handshake is not done
 * @param login within which the handshake has to be done, and then a client that sent no header has
 *     to say who it is
 * @param patience how long a client may take for what was sent to it; then it is cut off
 * @param recheck how often it is looked whether a client still may listen
 */
public record SocketLimits(int sockets, Duration login, Duration patience, Duration recheck) {

  /** So many sockets, with times for a running process. */
  public static SocketLimits of(int sockets) {
    return new SocketLimits(
        sockets, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(15));
  }
}
