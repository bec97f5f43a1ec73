package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** How a zone or network fares on a node. */
public enum SdnState {
  /** It works. */
  AVAILABLE,
  /** It was changed and not applied yet. */
  PENDING,
  /** It could not be set up. */
  ERROR,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static SdnState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
