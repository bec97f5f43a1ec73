package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** Whether a service starts with its node, in the words of systemd. */
public enum ServiceUnitState {
  /** It does. */
  ENABLED,
  /** It does until the next boot. */
  ENABLED_RUNTIME,
  /** Its unit is linked from elsewhere. */
  LINKED,
  /** Its unit is linked from elsewhere until the next boot. */
  LINKED_RUNTIME,
  /** It is another name for one. */
  ALIAS,
  /** It can not be started. */
  MASKED,
  /** It can not be started until the next boot. */
  MASKED_RUNTIME,
  /** Only when another one needs it. */
  STATIC,
  /** It does not. */
  DISABLED,
  /** Only by another one. */
  INDIRECT,
  /** Its unit was made from other configuration. */
  GENERATED,
  /** Its unit is gone at the next boot. */
  TRANSIENT,
  /** Its unit is broken. */
  BAD,
  /** It is not installed. */
  NOT_FOUND,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static ServiceUnitState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
