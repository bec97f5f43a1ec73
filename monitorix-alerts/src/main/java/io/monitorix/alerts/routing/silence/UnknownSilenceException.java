package io.monitorix.alerts.routing.silence;

/** There is no silence with the id. */
public final class UnknownSilenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownSilenceException() {
    super("silence not found");
  }
}
