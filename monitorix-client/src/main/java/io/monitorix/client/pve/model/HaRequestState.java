package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What the manager of high availability is asked to do with a service. */
public enum HaRequestState {
  /** Keep it running. */
  STARTED,
  /** The older word for started. */
  ENABLED,
  /** Keep it stopped, and recover it. */
  STOPPED,
  /** Keep it stopped, and do not recover it. */
  DISABLED,
  /** Leave it alone. */
  IGNORED,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static HaRequestState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
