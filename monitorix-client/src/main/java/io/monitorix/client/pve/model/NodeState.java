package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** Whether a node is there. */
public enum NodeState {
  /** It answers. */
  ONLINE,
  /** It does not answer. */
  OFFLINE,
  /** Absent, Proxmox cannot tell, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static NodeState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
