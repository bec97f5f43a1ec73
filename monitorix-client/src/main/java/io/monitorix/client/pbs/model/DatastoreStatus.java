package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Status of one datastore: {@code GET /admin/datastore/{store}/status}.
 *
 * @param total bytes of the file system; 0 for those who may only see a part of it
 * @param used bytes in use; 0 likewise
 * @param available bytes that are left; 0 likewise
 * @param garbageCollection the last run (only when asked for at length)
 * @param counts groups and backups that the caller may see (only when asked for at length)
 * @param backendType {@code filesystem} or {@code s3} (since version 4)
 * @param additional what has no component, statistics of S3 among it, as text
 */
public record DatastoreStatus(
    @Nullable Long total,
    @Nullable Long used,
    @Json(name = "avail") @Nullable Long available,
    @Json(name = "gc-status") @Nullable GarbageCollection garbageCollection,
    @Nullable Counts counts,
    @Json(name = "backend-type") @Nullable String backendType,
    Map<String, String> additional) {

  /** Copies the map. */
  public DatastoreStatus {
    additional = Map.copyOf(additional);
  }

  /**
   * Counts by what the backups were made of; absent for none.
   *
   * @param vm of virtual machines
   * @param ct of containers
   * @param host of hosts
   * @param other of anything else
   */
  public record Counts(
      @Nullable Count vm, @Nullable Count ct, @Nullable Count host, @Nullable Count other) {}

  /**
   * Counts of one kind.
   *
   * @param groups guests or hosts
   * @param snapshots backups
   */
  public record Count(@Nullable Long groups, @Nullable Long snapshots) {}
}
