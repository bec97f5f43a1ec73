package io.monitorix.alerts.notify.config;

/** The file of a secret cannot be read. The message names the file and the reason. */
public final class SecretUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SecretUnavailableException(String message) {
    super(message);
  }
}
