package io.monitorix.exporter.web;

import java.io.Serial;

/** A request that cannot be understood; its message is for the one who made it. */
public final class BadRequestException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what would be right
   */
  public BadRequestException(String message) {
    super(message, null, false, false);
  }
}
