package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One interval in the history of a node: {@code GET /nodes/{node}/rrddata}. Where the node was off,
 * all but the time is absent.
 *
 * @param time its end
 * @param cpu share of all CPUs, 0…1
 * @param maxcpu number of CPUs
 * @param ioWait share of time spent waiting for disks and network, 0…1
 * @param loadavg load of one minute
 * @param memtotal bytes of memory
 * @param memused bytes of memory in use
 * @param memavailable bytes that applications can still take (since version 9)
 * @param arcsize bytes of the ZFS cache (since version 9)
 * @param swaptotal bytes of swap space
 * @param swapused bytes of swap space in use
 * @param roottotal bytes of the root file system
 * @param rootused bytes of the root file system in use
 * @param netin bytes received a second
 * @param netout bytes sent a second
 * @param pressureCpuSome per cent of time in which something waited for a CPU (since version 9)
 * @param pressureIoSome per cent of time in which something waited for a disk (since version 9)
 * @param pressureIoFull per cent of time in which everything did (since version 9)
 * @param pressureMemorySome per cent of time in which something waited for memory (since version 9)
 * @param pressureMemoryFull per cent of time in which everything did (since version 9)
 * @param additional what has no component, as text
 */
public record NodeHistoryPoint(
    Instant time,
    @Nullable Double cpu,
    @Nullable Double maxcpu,
    @Json(name = "iowait") @Nullable Double ioWait,
    @Nullable Double loadavg,
    @Nullable Double memtotal,
    @Nullable Double memused,
    @Nullable Double memavailable,
    @Nullable Double arcsize,
    @Nullable Double swaptotal,
    @Nullable Double swapused,
    @Nullable Double roottotal,
    @Nullable Double rootused,
    @Nullable Double netin,
    @Nullable Double netout,
    @Json(name = "pressurecpusome") @Nullable Double pressureCpuSome,
    @Json(name = "pressureiosome") @Nullable Double pressureIoSome,
    @Json(name = "pressureiofull") @Nullable Double pressureIoFull,
    @Json(name = "pressurememorysome") @Nullable Double pressureMemorySome,
    @Json(name = "pressurememoryfull") @Nullable Double pressureMemoryFull,
    Map<String, String> additional) {

  /** Copies the map. */
  public NodeHistoryPoint {
    additional = Map.copyOf(additional);
  }
}
