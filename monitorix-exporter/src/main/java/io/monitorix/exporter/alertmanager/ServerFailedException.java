package io.monitorix.exporter.alertmanager;

import java.io.Serial;

/** A request without the answer that it was made for. The message tells where, and why. */
public final class ServerFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final boolean needsCode;

  ServerFailedException(String message) {
    super(message);
    this.status = 0;
    this.needsCode = false;
  }

  /** Without an answer that tells more. */
  public ServerFailedException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
    this.needsCode = false;
  }

  /**
   * By an answer.
   *
   * @param challenge the header {@code WWW-Authenticate}; empty without
   */
  ServerFailedException(String message, int status, String challenge) {
    super(message);
    this.status = status;
    this.needsCode = challenge.contains("insufficient_user_authentication");
  }

  /** The HTTP status of the answer; 0 where there was none. */
  public int status() {
    return status;
  }

  /** Whether a code of the second factor is all that is missing (RFC 9470). */
  public boolean needsCode() {
    return needsCode;
  }
}
