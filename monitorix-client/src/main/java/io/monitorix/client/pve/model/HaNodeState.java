package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What the manager of high availability takes a node for. */
public enum HaNodeState {
  /** It takes part. */
  ONLINE,
  /** Its services have been moved away. */
  MAINTENANCE,
  /** It is being fenced. */
  FENCE,
  /** It has left the cluster. */
  GONE,
  /** Absent, gone silent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static HaNodeState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
