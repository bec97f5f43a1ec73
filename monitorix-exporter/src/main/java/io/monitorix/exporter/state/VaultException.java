package io.monitorix.exporter.state;

import java.io.Serial;

/** A secret cannot be encrypted or read. The message says why, and what to do; not the secret. */
public final class VaultException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** With what to do. */
  public VaultException(String message) {
    super(message);
  }
}
