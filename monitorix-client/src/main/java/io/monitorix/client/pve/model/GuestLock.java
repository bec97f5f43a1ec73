package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** Why the configuration of a guest is locked. */
public enum GuestLock {
  /** It is being backed up. */
  BACKUP,
  /** It is being cloned. */
  CLONE,
  /** It is being made. */
  CREATE,
  /** A disk of it is being worked on. */
  DISK,
  /** It is being removed. */
  DESTROYED,
  /** Its file systems are being trimmed. */
  FSTRIM,
  /** It moves to another node. */
  MIGRATE,
  /** Its file systems are mounted on the node. */
  MOUNTED,
  /** It goes back to a snapshot. */
  ROLLBACK,
  /** A snapshot is being taken. */
  SNAPSHOT,
  /** A snapshot is being removed. */
  SNAPSHOT_DELETE,
  /** Its memory is saved on a disk. */
  SUSPENDED,
  /** Its memory is being saved on a disk. */
  SUSPENDING,
  /** Something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static GuestLock of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
