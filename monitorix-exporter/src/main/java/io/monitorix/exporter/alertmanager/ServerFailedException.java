package io.monitorix.exporter.alertmanager;

import java.io.Serial;

/** A request without the answer that it was made for. The message tells where, and why. */
public final class ServerFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ServerFailedException(String message) {
    super(message);
  }

  ServerFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
