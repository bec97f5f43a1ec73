package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What came out of the check of a backup. */
public enum VerificationState {
  /** It can be read. */
  OK,
  /** It is damaged. */
  FAILED,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static VerificationState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
