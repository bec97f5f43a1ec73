package io.monitorix.alerts.routing.silence;

/** A silence cannot be as it was asked for. The message tells why, in Alertmanager's words. */
public final class InvalidSilenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSilenceException(String message) {
    super(message);
  }
}
