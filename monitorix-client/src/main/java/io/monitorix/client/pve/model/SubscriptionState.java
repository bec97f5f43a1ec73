package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** Whether a node has a subscription. */
public enum SubscriptionState {
  /** Its key was not checked yet. */
  NEW,
  /** It has none. */
  NOTFOUND,
  /** It is valid. */
  ACTIVE,
  /** It is not valid. */
  INVALID,
  /** It has run out. */
  EXPIRED,
  /** It is suspended. */
  SUSPENDED,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static SubscriptionState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
