package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** Whether a service works, in the words of systemd. */
public enum ServiceState {
  /** It works. */
  ACTIVE,
  /** It does not. */
  INACTIVE,
  /** It failed. */
  FAILED,
  /** It is being started. */
  ACTIVATING,
  /** It is being stopped. */
  DEACTIVATING,
  /** It is in maintenance. */
  MAINTENANCE,
  /** It reads its configuration anew. */
  RELOADING,
  /** It is being refreshed. */
  REFRESHING,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static ServiceState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
