package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How full a datastore is: {@code GET /status/datastore-usage}. One that cannot be read, or that
 * the caller sees only a part of, has no figures.
 *
 * @param store the name
 * @param total bytes of the file system
 * @param used bytes in use
 * @param available bytes that are left
 * @param history share in use in each interval of the last month, 0…1; empty where nothing was
 *     measured
 * @param historyStart when the first interval began
 * @param historyStep how long an interval is
 * @param estimatedFull when it will be full if things go on as in the last month; a moment in the
 *     past where the usage falls or stays; absent where too little is known
 * @param error why it cannot be read
 * @param garbageCollection the last run
 * @param mountStatus {@code mounted} or {@code notmounted} for a removable one, else {@code
 *     nonremovable} (since version 3.3)
 * @param backendType {@code filesystem} or {@code s3} (since version 4)
 * @param additional what has no component, as text
 */
public record DatastoreUsage(
    String store,
    @Nullable Long total,
    @Nullable Long used,
    @Json(name = "avail") @Nullable Long available,
    List<OptionalDouble> history,
    @Json(name = "history-start") @Nullable Instant historyStart,
    @Json(name = "history-delta") @Nullable Duration historyStep,
    @Json(name = "estimated-full-date") @Nullable Instant estimatedFull,
    @Nullable String error,
    @Json(name = "gc-status") @Nullable GarbageCollection garbageCollection,
    @Json(name = "mount-status") @Nullable String mountStatus,
    @Json(name = "backend-type") @Nullable String backendType,
    Map<String, String> additional) {

  /** Copies the collections, and takes the -1 of older versions for what it means: not known. */
  public DatastoreUsage {
    total = known(total);
    used = known(used);
    available = known(available);
    history = List.copyOf(history);
    additional = Map.copyOf(additional);
  }

  private static @Nullable Long known(@Nullable Long bytes) {
    return bytes == null || bytes < 0 ? null : bytes;
  }
}
