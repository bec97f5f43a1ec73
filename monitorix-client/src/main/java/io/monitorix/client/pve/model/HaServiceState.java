package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/** What the manager of high availability does with a service, or shows it as. */
public enum HaServiceState {
  /** It is not to run, and does not. */
  STOPPED,
  /** It is being stopped. */
  REQUEST_STOP,
  /** It is about to be started. */
  REQUEST_START,
  /** It is about to be started on the node that has most room. */
  REQUEST_START_BALANCE,
  /** It is to run. */
  STARTED,
  /** It waits for its node to be fenced. */
  FENCE,
  /** A node is sought for it, as its own is gone. */
  RECOVERY,
  /** It moves to another node while it runs. */
  MIGRATE,
  /** It is stopped and moves to another node. */
  RELOCATE,
  /** It is left alone while its node restarts. */
  FREEZE,
  /** It failed too often: a person must act. */
  ERROR,
  /** Shown: it is to run and does not yet. */
  STARTING,
  /** Shown: it is being stopped. */
  STOPPING,
  /** Shown: the manager has not seen to it yet. */
  QUEUED,
  /** Shown: it is being taken out of the manager's hands. */
  DELETING,
  /** Shown: it is stopped and not to be recovered. */
  DISABLED,
  /** Shown: the manager leaves it alone. */
  IGNORED,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The constant for Proxmox's word. */
  static HaServiceState of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }
}
