package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Removal of data that no backup needs: {@code GET /admin/datastore/{store}/gc}, {@code GET
 * /admin/gc} and, the figures alone, part of the status of a datastore. Figures are those of the
 * last run that was completed.
 *
 * @param store the datastore (since version 3.2)
 * @param schedule a calendar event (since version 3.2)
 * @param nextRun when it is due (since version 3.2)
 * @param lastRunUpid the task of the last run; absent where it never ran
 * @param lastRunEnd when that ended (since version 3.2)
 * @param lastRunState its closing words (since version 3.2); before, ask for the task
 * @param duration of the last run (since version 3.2)
 * @param indexFiles how many files were followed
 * @param indexDataBytes bytes that the backups have, before deduplication
 * @param diskBytes bytes that they take
 * @param diskChunks chunks that they take
 * @param removedBytes bytes that were removed
 * @param removedChunks chunks that were removed
 * @param pendingBytes bytes that nobody needs and that will be removed once they are old enough
 * @param pendingChunks chunks of that kind
 * @param removedBad damaged chunks that were removed
 * @param stillBad damaged chunks that are still there
 * @param cache how well the cache did (since version 3.4)
 * @param additional what has no component, as text
 */
public record GarbageCollection(
    @Nullable String store,
    @Nullable String schedule,
    @Json(name = "next-run") @Nullable Instant nextRun,
    @Json(name = "upid") @Nullable PbsUpid lastRunUpid,
    @Json(name = "last-run-endtime") @Nullable Instant lastRunEnd,
    @Json(name = "last-run-state") @Nullable String lastRunState,
    @Nullable Duration duration,
    @Json(name = "index-file-count") @Nullable Long indexFiles,
    @Json(name = "index-data-bytes") @Nullable Long indexDataBytes,
    @Json(name = "disk-bytes") @Nullable Long diskBytes,
    @Json(name = "disk-chunks") @Nullable Long diskChunks,
    @Json(name = "removed-bytes") @Nullable Long removedBytes,
    @Json(name = "removed-chunks") @Nullable Long removedChunks,
    @Json(name = "pending-bytes") @Nullable Long pendingBytes,
    @Json(name = "pending-chunks") @Nullable Long pendingChunks,
    @Json(name = "removed-bad") @Nullable Long removedBad,
    @Json(name = "still-bad") @Nullable Long stillBad,
    @Json(name = "cache-stats") @Nullable Cache cache,
    Map<String, String> additional)
    implements Scheduled {

  /** Copies the map. */
  public GarbageCollection {
    additional = Map.copyOf(additional);
  }

  /**
   * How many times smaller deduplication and compression have made the backups; empty before the
   * first run, and where there is nothing.
   */
  public OptionalDouble deduplicationFactor() {
    return indexDataBytes == null || diskBytes == null || diskBytes <= 0 || indexDataBytes <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) indexDataBytes / diskBytes);
  }

  /**
   * The cache that spares a run from touching a chunk twice.
   *
   * @param hits count
   * @param misses count
   */
  public record Cache(@Nullable Long hits, @Nullable Long misses) {}
}
