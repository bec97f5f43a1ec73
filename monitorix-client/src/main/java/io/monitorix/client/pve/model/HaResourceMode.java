package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What becomes of services while nodes may not be fenced (since version 9). */
public enum HaResourceMode {
  /** They stay as they are. */
  FREEZE,
  /** The manager leaves them alone. */
  IGNORE,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static HaResourceMode of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
