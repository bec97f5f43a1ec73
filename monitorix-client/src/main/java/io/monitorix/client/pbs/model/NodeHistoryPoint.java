package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One interval in the history of the server: {@code GET /nodes/{node}/rrd}. Where it was off, all
 * but the time is absent.
 *
 * @param time its beginning
 * @param cpu share of all CPUs, 0…1
 * @param ioWait share of time spent waiting for disks, 0…1
 * @param loadavg load of one minute
 * @param memtotal bytes of memory
 * @param memused bytes of memory in use
 * @param swaptotal bytes of swap space
 * @param swapused bytes of swap space in use
 * @param netin bytes received a second
 * @param netout bytes sent a second
 * @param roottotal bytes of the root file system
 * @param rootused bytes of the root file system in use
 * @param readOperations of the root file system's disk a second
 * @param readBytes of that disk a second
 * @param writeOperations of that disk a second
 * @param writtenBytes of that disk a second
 * @param ioTicks milliseconds a second in which that disk was busy
 * @param additional what has no component, as text
 */
public record NodeHistoryPoint(
    Instant time,
    @Nullable Double cpu,
    @Json(name = "iowait") @Nullable Double ioWait,
    @Nullable Double loadavg,
    @Nullable Double memtotal,
    @Nullable Double memused,
    @Nullable Double swaptotal,
    @Nullable Double swapused,
    @Nullable Double netin,
    @Nullable Double netout,
    @Json(name = "total") @Nullable Double roottotal,
    @Json(name = "used") @Nullable Double rootused,
    @Json(name = "read_ios") @Nullable Double readOperations,
    @Json(name = "read_bytes") @Nullable Double readBytes,
    @Json(name = "write_ios") @Nullable Double writeOperations,
    @Json(name = "write_bytes") @Nullable Double writtenBytes,
    @Json(name = "io_ticks") @Nullable Double ioTicks,
    Map<String, String> additional) {

  /** Copies the map. */
  public NodeHistoryPoint {
    additional = Map.copyOf(additional);
  }
}
