package io.monitorix.exporter.auth.session;

import java.time.Instant;

/**
 * A login that goes on.
 *
 * @param address where it began
 * @param usedAt when its refresh token was used last
 * @param endsAt when it ends unless that is used again
 */
public record Session(
    String id, String userId, String address, Instant createdAt, Instant usedAt, Instant endsAt) {}
