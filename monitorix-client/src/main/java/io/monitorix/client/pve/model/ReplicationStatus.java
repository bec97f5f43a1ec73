package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one replication job fares: {@code GET /nodes/{node}/replication/{id}/status}.
 *
 * @param id of the job
 * @param duration of the last run in seconds
 * @param lastSync last success; the epoch where there was none
 * @param lastTry last run; the epoch where there was none
 * @param nextSync when it is due
 * @param failCount failures since the last success
 * @param error of the last run, where it failed
 */
public record ReplicationStatus(
    @Nullable String id,
    @Nullable Double duration,
    @Json(name = "last_sync") @Nullable Instant lastSync,
    @Json(name = "last_try") @Nullable Instant lastTry,
    @Json(name = "next_sync") @Nullable Instant nextSync,
    @Json(name = "fail_count") @Nullable Integer failCount,
    @Nullable String error) {}
