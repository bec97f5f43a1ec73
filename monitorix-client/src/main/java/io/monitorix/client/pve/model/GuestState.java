package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What a guest does. Most words are QEMU's own, and only seen of virtual machines. */
public enum GuestState {
  /** It runs. */
  RUNNING,
  /** It does not run. */
  STOPPED,
  /** Someone halted it. */
  PAUSED,
  /** Its system sleeps. */
  SUSPENDED,
  /** Its process is there, its processors were not started yet. */
  PRELAUNCH,
  /** A disk failed, and it waits for that to be mended. */
  IO_ERROR,
  /** QEMU failed. */
  INTERNAL_ERROR,
  /** Its system crashed. */
  GUEST_PANICKED,
  /** Its watchdog ran out. */
  WATCHDOG,
  /** It was shut down and its process is still there. */
  SHUTDOWN,
  /** It arrives from another node. */
  INMIGRATE,
  /** It is about to leave for another node. */
  FINISH_MIGRATE,
  /** It has left for another node. */
  POSTMIGRATE,
  /** Its memory is being saved. */
  SAVE_VM,
  /** Its memory is being restored. */
  RESTORE_VM,
  /** A debugger halted it. */
  DEBUG,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static GuestState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
