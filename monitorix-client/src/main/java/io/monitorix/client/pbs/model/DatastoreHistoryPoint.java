package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One interval in the history of a datastore: {@code GET /admin/datastore/{store}/rrd}. Where the
 * server was off, all but the time is absent.
 *
 * @param time its beginning
 * @param total bytes of the file system
 * @param available bytes that are left
 * @param used bytes in use
 * @param readOperations a second
 * @param readBytes bytes a second
 * @param writeOperations a second
 * @param writtenBytes bytes a second
 * @param ioTicks milliseconds a second in which its disk was busy; absent on ZFS
 * @param additional what has no component, as text
 */
public record DatastoreHistoryPoint(
    Instant time,
    @Nullable Double total,
    @Nullable Double available,
    @Nullable Double used,
    @Json(name = "read_ios") @Nullable Double readOperations,
    @Json(name = "read_bytes") @Nullable Double readBytes,
    @Json(name = "write_ios") @Nullable Double writeOperations,
    @Json(name = "write_bytes") @Nullable Double writtenBytes,
    @Json(name = "io_ticks") @Nullable Double ioTicks,
    Map<String, String> additional) {

  /** Copies the map. */
  public DatastoreHistoryPoint {
    additional = Map.copyOf(additional);
  }
}
