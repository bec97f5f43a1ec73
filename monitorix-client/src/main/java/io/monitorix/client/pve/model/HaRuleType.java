package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What a rule of high availability is about (since version 9). */
public enum HaRuleType {
  /** On which nodes services run. */
  NODE_AFFINITY,
  /** Which services stay together or apart. */
  RESOURCE_AFFINITY,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static HaRuleType of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
