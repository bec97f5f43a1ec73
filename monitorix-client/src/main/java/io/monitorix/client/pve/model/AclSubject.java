package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** Who is given a role. */
public enum AclSubject {
  /** A user. */
  USER,
  /** A group of users. */
  GROUP,
  /** An API token. */
  TOKEN,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static AclSubject of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
