package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One interval in the history of a guest: {@code GET /nodes/{node}/qemu/{vmid}/rrddata} or {@code
 * …/lxc/…}. Where the guest did not run, all but the time is absent.
 *
 * @param time its end
 * @param cpu share of its own CPUs, 0…1
 * @param maxcpu number of CPUs
 * @param mem bytes of memory in use
 * @param maxmem bytes of memory
 * @param memhost bytes of the host's memory that it takes (since version 9)
 * @param disk bytes of the root file system in use; 0 for virtual machines
 * @param maxdisk bytes
 * @param netin bytes received a second
 * @param netout bytes sent a second
 * @param diskread bytes read a second
 * @param diskwrite bytes written a second
 * @param pressureCpuSome per cent of time in which some of its processes waited for a CPU (since
 *     version 9)
 * @param pressureCpuFull per cent of time in which all did (since version 9)
 * @param pressureIoSome per cent of time in which some waited for a disk (since version 9)
 * @param pressureIoFull per cent of time in which all did (since version 9)
 * @param pressureMemorySome per cent of time in which some waited for memory (since version 9)
 * @param pressureMemoryFull per cent of time in which all did (since version 9)
 * @param additional what has no component, as text
 */
public record GuestHistoryPoint(
    Instant time,
    @Nullable Double cpu,
    @Nullable Double maxcpu,
    @Nullable Double mem,
    @Nullable Double maxmem,
    @Nullable Double memhost,
    @Nullable Double disk,
    @Nullable Double maxdisk,
    @Nullable Double netin,
    @Nullable Double netout,
    @Nullable Double diskread,
    @Nullable Double diskwrite,
    @Json(name = "pressurecpusome") @Nullable Double pressureCpuSome,
    @Json(name = "pressurecpufull") @Nullable Double pressureCpuFull,
    @Json(name = "pressureiosome") @Nullable Double pressureIoSome,
    @Json(name = "pressureiofull") @Nullable Double pressureIoFull,
    @Json(name = "pressurememorysome") @Nullable Double pressureMemorySome,
    @Json(name = "pressurememoryfull") @Nullable Double pressureMemoryFull,
    Map<String, String> additional) {

  /** Copies the map. */
  public GuestHistoryPoint {
    additional = Map.copyOf(additional);
  }
}
