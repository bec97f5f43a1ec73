package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What the manager of high availability on a node is up to. */
public enum HaLocalMode {
  /** It works. */
  ACTIVE,
  /** It is being restarted. */
  RESTART,
  /** Its node shuts down. */
  SHUTDOWN,
  /** Its node is in maintenance. */
  MAINTENANCE,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static HaLocalMode of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
