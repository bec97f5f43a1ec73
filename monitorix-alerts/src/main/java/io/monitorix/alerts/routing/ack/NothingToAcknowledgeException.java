package io.monitorix.alerts.routing.ack;

/** What is to be acknowledged does not fire. */
public final class NothingToAcknowledgeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NothingToAcknowledgeException(String message) {
    super(message);
  }
}
