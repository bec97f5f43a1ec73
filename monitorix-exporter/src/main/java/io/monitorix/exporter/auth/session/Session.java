package io.monitorix.exporter.auth.session;

import java.time.Instant;

/**
 * A login that goes on.
 *
 * @param address where it began
 * @param usedAt when its refresh token was used last
 * @param endsAt when it ends unless that is used again
 * @param latestEnd when it ends, however often that is used
 */
public record Session(
    String id,
    String userId,
    String address,
    Instant createdAt,
    Instant usedAt,
    Instant endsAt,
    Instant latestEnd) {

  /**
   * This session, that ends when its token does, but not later than it may.
   *
   * @param tokenEnd when the refresh token does
   */
  Session until(Instant tokenEnd) {
    Instant end = tokenEnd.isBefore(latestEnd) ? tokenEnd : latestEnd;
    return new Session(id, userId, address, createdAt, usedAt, end, latestEnd);
  }
}
