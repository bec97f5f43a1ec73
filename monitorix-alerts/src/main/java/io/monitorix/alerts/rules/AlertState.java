package io.monitorix.alerts.rules;

import java.util.Locale;

/** What an alert is, or the most that one of a rule's alerts is. In rising order. */
public enum AlertState {
  /** It is over, and kept for a while to be told. */
  INACTIVE,
  /** Its condition holds, but not for long enough yet. */
  PENDING,
  /** It is to be told. */
  FIRING;

  /** As Prometheus writes it: {@code firing}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
