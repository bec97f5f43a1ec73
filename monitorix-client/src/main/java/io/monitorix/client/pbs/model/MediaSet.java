package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tapes that were written one after the other: {@code GET /tape/media/media-sets}.
 *
 * @param name made from the template of the pool
 * @param uuid its identity
 * @param createdAt when it was begun
 * @param pool the media pool
 */
public record MediaSet(
    @Json(name = "media-set-name") @Nullable String name,
    @Json(name = "media-set-uuid") String uuid,
    @Json(name = "media-set-ctime") @Nullable Instant createdAt,
    @Nullable String pool) {}
