package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** How far a package is installed. */
public enum PackageState {
  /** All of it. */
  INSTALLED,
  /** Not at all. */
  NOT_INSTALLED,
  /** Its files are there. */
  UNPACKED,
  /** Its set-up failed. */
  HALF_CONFIGURED,
  /** Its installation failed. */
  HALF_INSTALLED,
  /** Only its configuration is left. */
  CONFIG_FILES,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static PackageState of(@Nullable String word) {
    return word == null
        ? UNKNOWN
        : switch (word) {
          case "Installed" -> INSTALLED;
          case "NotInstalled" -> NOT_INSTALLED;
          case "UnPacked" -> UNPACKED;
          case "HalfConfigured" -> HALF_CONFIGURED;
          case "HalfInstalled" -> HALF_INSTALLED;
          case "ConfigFiles" -> CONFIG_FILES;
          default -> UNKNOWN;
        };
  }
}
