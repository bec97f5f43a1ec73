package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** Whether an OSD runs. */
public enum OsdState {
  /** It does. */
  UP,
  /** It does not. */
  DOWN,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static OsdState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
