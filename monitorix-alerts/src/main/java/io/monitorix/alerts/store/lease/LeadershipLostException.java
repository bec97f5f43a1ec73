package io.monitorix.alerts.store.lease;

/**
 * This process does not lead, or no longer: nothing was written, and what was to be written must
 * not be written later, as another process may have gone on meanwhile.
 */
public final class LeadershipLostException extends RuntimeException {

  private static final long serialVersionUID = 1;

  LeadershipLostException(String message) {
    super(message);
  }

  /** The same, told where something else was to be written. */
  public LeadershipLostException(LeadershipLostException first) {
    super(first.getMessage(), first);
  }
}
