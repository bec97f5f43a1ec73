package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One guest in the list of a node: {@code GET /nodes/{node}/qemu} or {@code /lxc}.
 *
 * @param status {@code running} or {@code stopped}
 * @param template whether it is a template; absent means no
 * @param lock why it is locked: {@code backup}, {@code migrate}, {@code snapshot}, …
 * @param tags separated by semicolons
 * @param cpu share of its own CPUs, 0…1
 * @param cpus number of CPUs; a fraction where a container is limited to one
 * @param mem bytes of memory in use
 * @param maxmem bytes of memory
 * @param memhost bytes of the host's memory that it takes (since version 9)
 * @param swap bytes of swap space in use (containers)
 * @param maxswap bytes of swap space (containers)
 * @param disk bytes of the root file system in use; 0 for virtual machines
 * @param maxdisk bytes
 * @param netin bytes received since the start
 * @param netout bytes sent since the start
 * @param diskread bytes read since the start
 * @param diskwrite bytes written since the start
 * @param uptime since the start; zero when stopped
 * @param pid of the process on the node
 * @param qmpStatus what QEMU itself says (virtual machines, full list only)
 * @param runningMachine the machine type in use (virtual machines, full list only)
 * @param runningQemu the QEMU version in use (virtual machines, full list only)
 * @param serial whether it has a serial port for a terminal (virtual machines)
 * @param balloon bytes that the machine has at the moment (virtual machines, full list only)
 * @param balloonMin bytes that the balloon leaves it at least (virtual machines, full list only)
 * @param freemem bytes that its system does not use (virtual machines, full list only)
 * @param balloonInfo what the balloon driver says (virtual machines, full list only)
 * @param blocks by disk, for example {@code scsi0} (virtual machines, full list only)
 * @param nics by card of the node, for example {@code tap100i0} (virtual machines, full list only)
 * @param pressureCpuSome per cent of time in which some of its processes waited for a CPU (since
 *     version 9)
 * @param pressureCpuFull per cent of time in which all did (virtual machines, since version 9)
 * @param pressureIoSome per cent of time in which some waited for a disk (since version 9)
 * @param pressureIoFull per cent of time in which all did (since version 9)
 * @param pressureMemorySome per cent of time in which some waited for memory (since version 9)
 * @param pressureMemoryFull per cent of time in which all did (since version 9)
 * @param additional what has no component, as text
 */
public record GuestSummary(
    long vmid,
    @Nullable String name,
    @Nullable String status,
    @Nullable Boolean template,
    @Nullable String lock,
    @Nullable String tags,
    @Nullable Double cpu,
    @Nullable Double cpus,
    @Nullable Long mem,
    @Nullable Long maxmem,
    @Nullable Long memhost,
    @Nullable Long swap,
    @Nullable Long maxswap,
    @Nullable Long disk,
    @Nullable Long maxdisk,
    @Nullable Long netin,
    @Nullable Long netout,
    @Nullable Long diskread,
    @Nullable Long diskwrite,
    @Nullable Duration uptime,
    @Nullable Long pid,
    @Json(name = "qmpstatus") @Nullable String qmpStatus,
    @Json(name = "running-machine") @Nullable String runningMachine,
    @Json(name = "running-qemu") @Nullable String runningQemu,
    @Nullable Boolean serial,
    @Nullable Long balloon,
    @Json(name = "balloon_min") @Nullable Long balloonMin,
    @Nullable Long freemem,
    @Json(name = "ballooninfo") @Nullable BalloonInfo balloonInfo,
    @Json(name = "blockstat") Map<String, BlockStatistics> blocks,
    Map<String, NicStatistics> nics,
    @Json(name = "pressurecpusome") @Nullable Double pressureCpuSome,
    @Json(name = "pressurecpufull") @Nullable Double pressureCpuFull,
    @Json(name = "pressureiosome") @Nullable Double pressureIoSome,
    @Json(name = "pressureiofull") @Nullable Double pressureIoFull,
    @Json(name = "pressurememorysome") @Nullable Double pressureMemorySome,
    @Json(name = "pressurememoryfull") @Nullable Double pressureMemoryFull,
    Map<String, String> additional) {

  /** Copies the maps. */
  public GuestSummary {
    blocks = Map.copyOf(blocks);
    nics = Map.copyOf(nics);
    additional = Map.copyOf(additional);
  }

  /** What it does. */
  public GuestState state() {
    return GuestState.of(status);
  }

  /** What QEMU itself says that it does; {@link GuestState#UNKNOWN} where it was not asked. */
  public GuestState qmpState() {
    return GuestState.of(qmpStatus);
  }

  /** Why it is locked; empty where it is not. */
  public Optional<GuestLock> lockReason() {
    return Optional.ofNullable(lock).map(GuestLock::of);
  }
}
