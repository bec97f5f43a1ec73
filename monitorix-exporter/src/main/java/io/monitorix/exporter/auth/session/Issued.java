package io.monitorix.exporter.auth.session;

import java.time.Instant;

/**
 * What a login gives. Both are secret, and shown once.
 *
 * @param session the id of the session
 * @param accessToken sent with each request
 * @param refreshToken exchanged for two new ones, once
 */
public record Issued(
    String session,
    String accessToken,
    Instant accessEnds,
    String refreshToken,
    Instant refreshEnds) {

  /** Without what is secret. */
  @Override
  public String toString() {
    return "Issued[" + session + "]";
  }
}
