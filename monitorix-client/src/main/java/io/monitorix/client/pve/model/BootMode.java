package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** How a node was booted. */
public enum BootMode {
  /** By UEFI. */
  EFI,
  /** By a BIOS, or as one. */
  LEGACY_BIOS,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static BootMode of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
