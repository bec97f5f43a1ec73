package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What a disk is. */
public enum DiskType {
  /** It turns. */
  HDD,
  /** It has no moving parts. */
  SSD,
  /** An SSD without a disk's wiring. */
  NVME,
  /** Attached from outside. */
  USB,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static DiskType of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
