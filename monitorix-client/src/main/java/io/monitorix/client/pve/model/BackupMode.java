package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What becomes of a guest while it is backed up. */
public enum BackupMode {
  /** It runs on. */
  SNAPSHOT,
  /** It is suspended. */
  SUSPEND,
  /** It is stopped. */
  STOP,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static BackupMode of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
