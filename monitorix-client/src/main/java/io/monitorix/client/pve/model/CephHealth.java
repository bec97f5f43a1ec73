package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** How Ceph is, or how bad what is wrong. */
public enum CephHealth {
  /** All is well. */
  OK,
  /** Someone should look. */
  WARN,
  /** Data cannot be reached, or may be lost. */
  ERR,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static CephHealth of(@Nullable String word) {
    return word != null && word.startsWith("HEALTH_")
        ? Words.constant(UNKNOWN, word.substring("HEALTH_".length()))
        : UNKNOWN;
  }
}
