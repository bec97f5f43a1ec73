package io.monitorix.alerts.routing.silence;

/** Where a silence is in its life. */
public enum SilenceState {
  /** It begins later. */
  PENDING,
  /** It keeps alerts quiet. */
  ACTIVE,
  /** It is over. */
  EXPIRED
}
