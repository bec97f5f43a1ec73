package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** How a pool keeps data safe. */
public enum CephPoolType {
  /** Several copies. */
  REPLICATED,
  /** Parts and checksums. */
  ERASURE,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static CephPoolType of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
