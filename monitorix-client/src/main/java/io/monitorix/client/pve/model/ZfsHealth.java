package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** How a ZFS pool or device is. */
public enum ZfsHealth {
  /** It works. */
  ONLINE,
  /** It works with less redundancy. */
  DEGRADED,
  /** It had too many errors. */
  FAULTED,
  /** Someone took it out. */
  OFFLINE,
  /** It cannot be opened. */
  UNAVAIL,
  /** It was pulled out. */
  REMOVED,
  /** It waits for its devices to come back. */
  SUSPENDED,
  /** Of a spare: it can be used. */
  AVAIL,
  /** Of a spare: it is used. */
  INUSE,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static ZfsHealth of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
