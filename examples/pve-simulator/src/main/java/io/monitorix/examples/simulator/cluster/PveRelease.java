package io.monitorix.examples.simulator.cluster;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A release of Proxmox VE that the simulator can imitate. */
public enum PveRelease {
  /** Proxmox VE 7.4. */
  V7_4("7.4", "7.4-20", "22cbb6a4b1d5dd2a", "5.15.158-2-pve"),
  /** Proxmox VE 8.4. */
  V8_4("8.4", "8.4.14", "b502d23c55afcba1", "6.8.12-15-pve"),
  /** Proxmox VE 9.1: {@code network} rows instead of {@code sdn} ones, {@code memhost}. */
  V9_1("9.1", "9.1.4", "7a1e39c7d2f40b58", "6.17.4-1-pve");

  private final String release;
  private final String version;
  private final String repoId;
  private final String kernel;

  PveRelease(String release, String version, String repoId, String kernel) {
    this.release = release;
    this.version = version;
    this.repoId = repoId;
    this.kernel = kernel;
  }

  /**
   * The release with this number.
   *
   * @param release such as {@code 8.4}
   * @throws IllegalArgumentException when there is none; the message lists those there are
   */
  public static PveRelease of(String release) {
    for (PveRelease candidate : values()) {
      if (candidate.release.equals(release)) {
        return candidate;
      }
    }
    throw new IllegalArgumentException(
        "unknown release '%s': use one of %s"
            .formatted(
                release,
                Arrays.stream(values())
                    .map(PveRelease::release)
                    .collect(Collectors.joining(", "))));
  }

  /** The release's number, such as {@code 8.4}. */
  public String release() {
    return release;
  }

  /** The version of pve-manager, such as {@code 8.4.14}. */
  public String version() {
    return version;
  }

  /** The short hash of pve-manager's sources, as {@code GET /version} tells it. */
  public String repoId() {
    return repoId;
  }

  /** The running kernel's release, such as {@code 6.8.12-15-pve}. */
  public String kernel() {
    return kernel;
  }

  /** Whether this release has the fields and resources that came with 8. */
  public boolean atLeast8() {
    return this != V7_4;
  }

  /** Whether this release has the fields and rows that came with 9. */
  public boolean atLeast9() {
    return this == V9_1;
  }
}
