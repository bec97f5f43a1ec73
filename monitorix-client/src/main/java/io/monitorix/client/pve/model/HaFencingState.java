package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** Whether nodes may be fenced (since version 9). */
public enum HaFencingState {
  /** They are. */
  ARMED,
  /** They would be, but no service needs it. */
  STANDBY,
  /** Soon they are not. */
  DISARMING,
  /** They are not. */
  DISARMED,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static HaFencingState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
