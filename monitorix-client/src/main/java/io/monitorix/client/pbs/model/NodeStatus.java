package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import io.monitorix.client.Fingerprint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Status of the server: {@code GET /nodes/{node}/status}.
 *
 * @param cpu share of all CPUs since it was last asked for, 0…1
 * @param ioWait share of time spent waiting for disks since it was last asked for, 0…1
 * @param loadavg load of the last 1, 5 and 15 minutes: three values, or none where they are absent
 * @param uptime since the last boot
 * @param memory main memory
 * @param swap swap space
 * @param root root file system
 * @param cpuinfo the processors
 * @param kversion the kernel in one line
 * @param currentKernel the running kernel (since version 3.1)
 * @param bootInfo how the server was booted (since version 3.1)
 * @param info what else there is to know
 * @param additional what has no component, as text
 */
public record NodeStatus(
    @Nullable Double cpu,
    @Json(name = "wait") @Nullable Double ioWait,
    List<Double> loadavg,
    @Nullable Duration uptime,
    @Nullable Memory memory,
    @Nullable Memory swap,
    @Nullable RootFileSystem root,
    @Nullable CpuInfo cpuinfo,
    @Nullable String kversion,
    @Json(name = "current-kernel") @Nullable Kernel currentKernel,
    @Json(name = "boot-info") @Nullable BootInfo bootInfo,
    @Nullable Info info,
    Map<String, String> additional) {

  /** Keeps the load only when it is complete: with a value missing, no position can be trusted. */
  public NodeStatus {
    loadavg = loadavg.size() == 3 ? List.copyOf(loadavg) : List.of();
    additional = Map.copyOf(additional);
  }

  /** Bytes of memory. */
  public record Memory(@Nullable Long total, @Nullable Long used, @Nullable Long free) {}

  /**
   * Bytes of the root file system.
   *
   * @param available what is left for ordinary users
   */
  public record RootFileSystem(
      @Nullable Long total, @Nullable Long used, @Json(name = "avail") @Nullable Long available) {}

  /**
   * The processors.
   *
   * @param cpus threads of all cores together
   */
  public record CpuInfo(
      @Nullable String model, @Nullable Integer sockets, @Nullable Integer cpus) {}

  /** The running kernel, in the words of {@code uname}. */
  public record Kernel(
      @Nullable String sysname,
      @Nullable String release,
      @Nullable String version,
      @Nullable String machine) {}

  /**
   * How the server was booted.
   *
   * @param mode {@code efi} or {@code legacy-bios}
   * @param secureboot only with {@code efi}
   */
  public record BootInfo(@Nullable String mode, @Nullable Boolean secureboot) {}

  /**
   * What identifies the server.
   *
   * @param fingerprint SHA-256 of its certificate
   */
  public record Info(@Nullable Fingerprint fingerprint) {}
}
