package io.monitorix.examples.simulator.pbs;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A release of Proxmox Backup Server that the simulator can imitate. */
public enum PbsRelease {
  /** Proxmox Backup Server 2.4. */
  V2_4("2.4", "7", "d1a90b5c4f7e2c36", "5.15.158-2-pve", "bullseye"),
  /** Proxmox Backup Server 3.4. */
  V3_4("3.4", "8", "5e0f3b7ac9d2418e", "6.8.12-15-pve", "bookworm"),
  /** Proxmox Backup Server 4.0: a cookie that scripts cannot read. */
  V4_0("4.0", "14", "93c7d5e81f20ab64", "6.14.11-2-pve", "trixie");

  private final String version;
  private final String release;
  private final String repoId;
  private final String kernel;
  private final String suite;

  PbsRelease(String version, String release, String repoId, String kernel, String suite) {
    this.version = version;
    this.release = release;
    this.repoId = repoId;
    this.kernel = kernel;
    this.suite = suite;
  }

  /**
   * The release with this number.
   *
   * @param version such as {@code 3.4}
   * @throws IllegalArgumentException when there is none; the message lists those there are
   */
  public static PbsRelease of(String version) {
    for (PbsRelease candidate : values()) {
      if (candidate.version.equals(version)) {
        return candidate;
      }
    }
    throw new IllegalArgumentException(
        "unknown release '%s': use one of %s"
            .formatted(
                version,
                Arrays.stream(values())
                    .map(PbsRelease::version)
                    .collect(Collectors.joining(", "))));
  }

  /** Whether it is that release or a later one. */
  public boolean atLeast(PbsRelease other) {
    return compareTo(other) >= 0;
  }

  /** Its number, such as {@code 3.4}. */
  public String version() {
    return version;
  }

  /** The number before the dot. */
  public int major() {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  /** The package's number within it, such as {@code 8}. */
  public String release() {
    return release;
  }

  /** The short hash of its sources. */
  public String repoId() {
    return repoId;
  }

  /** The running kernel's release. */
  public String kernel() {
    return kernel;
  }

  /** The name of the Debian release below it. */
  public String suite() {
    return suite;
  }
}
