package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Status of one node: {@code GET /nodes/{node}/status}.
 *
 * @param cpu share of all CPUs, 0…1
 * @param ioWait share of time spent waiting for disks and network, 0…1
 * @param loadavg load of the last 1, 5 and 15 minutes: three values, or none where they are absent
 * @param uptime since the last boot
 * @param memory main memory
 * @param swap swap space
 * @param rootfs root file system
 * @param ksm memory shared between guests
 * @param cpuinfo the processors
 * @param pveversion the manager package, for example {@code pve-manager/8.4.1/…}
 * @param kversion the kernel in one line
 * @param currentKernel the running kernel
 * @param bootInfo how the node was booted
 */
public record NodeStatus(
    @Nullable Double cpu,
    @Json(name = "wait") @Nullable Double ioWait,
    List<Double> loadavg,
    @Nullable Duration uptime,
    @Nullable Memory memory,
    @Nullable Swap swap,
    @Nullable RootFileSystem rootfs,
    @Nullable Ksm ksm,
    @Nullable CpuInfo cpuinfo,
    @Nullable String pveversion,
    @Nullable String kversion,
    @Json(name = "current-kernel") @Nullable Kernel currentKernel,
    @Json(name = "boot-info") @Nullable BootInfo bootInfo) {

  /** Keeps the load only when it is complete: with a value missing, no position can be trusted. */
  public NodeStatus {
    loadavg = loadavg.size() == 3 ? List.copyOf(loadavg) : List.of();
  }

  /**
   * Bytes of main memory.
   *
   * @param available what applications can still take (since version 9)
   */
  public record Memory(
      @Nullable Long total, @Nullable Long used, @Nullable Long free, @Nullable Long available) {}

  /** Bytes of swap space. */
  public record Swap(@Nullable Long total, @Nullable Long used, @Nullable Long free) {}

  /**
   * Bytes of the root file system.
   *
   * @param free not in use
   * @param avail what is left for ordinary users
   */
  public record RootFileSystem(
      @Nullable Long total, @Nullable Long used, @Nullable Long free, @Nullable Long avail) {}

  /**
   * Kernel same-page merging.
   *
   * @param shared bytes that guests share
   */
  public record Ksm(@Nullable Long shared) {}

  /**
   * The processors.
   *
   * @param cores of all sockets together
   * @param cpus threads of all cores together
   * @param mhz clock of the first CPU at this moment
   */
  public record CpuInfo(
      @Nullable String model,
      @Nullable Integer sockets,
      @Nullable Integer cores,
      @Nullable Integer cpus,
      @Nullable Double mhz) {}

  /** The running kernel, in the words of {@code uname}. */
  public record Kernel(
      @Nullable String sysname,
      @Nullable String release,
      @Nullable String version,
      @Nullable String machine) {}

  /**
   * How the node was booted.
   *
   * @param mode {@code efi} or {@code legacy-bios}
   * @param secureboot only with {@code efi}
   */
  public record BootInfo(@Nullable String mode, @Nullable Boolean secureboot) {

    /** By UEFI or not. */
    public BootMode bootMode() {
      return BootMode.of(mode);
    }
  }
}
