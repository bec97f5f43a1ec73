package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What was changed and not applied yet. */
public enum SdnChange {
  /** It is new. */
  NEW,
  /** It was changed. */
  CHANGED,
  /** It is to go. */
  DELETED,
  /** Something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static SdnChange of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
