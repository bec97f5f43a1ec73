package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A guest at this moment: {@code GET /nodes/{node}/qemu/{vmid}/status/current} or {@code …/lxc/…}.
 * What is marked as of virtual machines is absent for containers, and the other way round.
 *
 * @param vmid the guest
 * @param name the name
 * @param status {@code running} or {@code stopped}
 * @param template whether it is a template; absent means no
 * @param lock why it is locked: {@code backup}, {@code migrate}, {@code snapshot}, …
 * @param tags separated by semicolons
 * @param cpu share of its own CPUs, 0…1
 * @param cpus number of CPUs; a fraction where a container is limited to one
 * @param mem bytes of memory in use
 * @param maxmem bytes of memory
 * @param memhost bytes of the host's memory that it takes (virtual machines, since version 9)
 * @param freemem bytes that its system does not use (virtual machines with a balloon)
 * @param balloon bytes that the machine has at the moment (virtual machines)
 * @param balloonMin bytes that the balloon leaves it at least (virtual machines)
 * @param balloonInfo what the balloon driver says (virtual machines)
 * @param swap bytes of swap space in use (containers)
 * @param maxswap bytes of swap space (containers)
 * @param disk bytes of the root file system in use; 0 for virtual machines
 * @param maxdisk bytes
 * @param netin bytes received since the start
 * @param netout bytes sent since the start
 * @param nics by card of the node, for example {@code tap100i0} (virtual machines)
 * @param diskread bytes read since the start
 * @param diskwrite bytes written since the start
 * @param blocks by disk, for example {@code scsi0} (virtual machines)
 * @param uptime since the start; zero when stopped
 * @param pid of the process on the node
 * @param agent whether the guest agent is switched on in the configuration (virtual machines)
 * @param qmpStatus what QEMU itself says (virtual machines)
 * @param runningMachine the machine type in use (virtual machines)
 * @param runningQemu the QEMU version in use (virtual machines)
 * @param serial whether it has a serial port for a terminal (virtual machines)
 * @param spice whether its screen is to be had by SPICE (virtual machines)
 * @param clipboard {@code vnc}, or absent (virtual machines)
 * @param pressureCpuSome per cent of time in which some of its processes waited for a CPU (since
 *     version 9)
 * @param pressureCpuFull per cent of time in which all did (virtual machines, since version 9)
 * @param pressureIoSome per cent of time in which some waited for a disk (since version 9)
 * @param pressureIoFull per cent of time in which all did (since version 9)
 * @param pressureMemorySome per cent of time in which some waited for memory (since version 9)
 * @param pressureMemoryFull per cent of time in which all did (since version 9)
 * @param ha its place in the high availability manager
 * @param additional what has no component, as text
 */
public record GuestStatus(
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
    @Nullable Long freemem,
    @Nullable Long balloon,
    @Json(name = "balloon_min") @Nullable Long balloonMin,
    @Json(name = "ballooninfo") @Nullable BalloonInfo balloonInfo,
    @Nullable Long swap,
    @Nullable Long maxswap,
    @Nullable Long disk,
    @Nullable Long maxdisk,
    @Nullable Long netin,
    @Nullable Long netout,
    Map<String, NicStatistics> nics,
    @Nullable Long diskread,
    @Nullable Long diskwrite,
    @Json(name = "blockstat") Map<String, BlockStatistics> blocks,
    @Nullable Duration uptime,
    @Nullable Long pid,
    @Nullable Boolean agent,
    @Json(name = "qmpstatus") @Nullable String qmpStatus,
    @Json(name = "running-machine") @Nullable String runningMachine,
    @Json(name = "running-qemu") @Nullable String runningQemu,
    @Nullable Boolean serial,
    @Nullable Boolean spice,
    @Nullable String clipboard,
    @Json(name = "pressurecpusome") @Nullable Double pressureCpuSome,
    @Json(name = "pressurecpufull") @Nullable Double pressureCpuFull,
    @Json(name = "pressureiosome") @Nullable Double pressureIoSome,
    @Json(name = "pressureiofull") @Nullable Double pressureIoFull,
    @Json(name = "pressurememorysome") @Nullable Double pressureMemorySome,
    @Json(name = "pressurememoryfull") @Nullable Double pressureMemoryFull,
    @Nullable Ha ha,
    Map<String, String> additional) {

  /** Copies the maps. */
  public GuestStatus {
    nics = Map.copyOf(nics);
    blocks = Map.copyOf(blocks);
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

  /**
   * The high availability of a guest.
   *
   * @param managed whether the manager looks after it
   * @param state what the manager is asked for, for example {@code started}
   * @param group where it may run (before version 9)
   * @param additional what has no component, as text
   */
  public record Ha(
      @Nullable Boolean managed,
      @Nullable String state,
      @Nullable String group,
      Map<String, String> additional) {
    /** Copies the map. */
    public Ha {
      additional = Map.copyOf(additional);
    }

    /** What the manager is asked for. */
    public HaRequestState requested() {
      return HaRequestState.of(state);
    }
  }
}
