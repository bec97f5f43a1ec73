package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** How the manager of high availability on a node fares. */
public enum HaLocalState {
  /** It looks after services. */
  ACTIVE,
  /** It has nothing to look after, or may not yet. */
  WAIT_FOR_AGENT_LOCK,
  /** Its node is in maintenance. */
  MAINTENANCE,
  /** It lost the cluster: its node will be fenced. */
  LOST_AGENT_LOCK,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static HaLocalState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
