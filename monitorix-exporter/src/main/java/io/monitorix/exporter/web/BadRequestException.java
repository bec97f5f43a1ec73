package io.monitorix.exporter.web;

import java.io.Serial;

/** A request that cannot be understood; its message is for the one who made it. */
public final class BadRequestException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param message what is wrong and what would be right
   */
  public BadRequestException(String message) {
    this(400, message);
  }

  private BadRequestException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** Not because of who asks, but of what is asked for. */
  static BadRequestException forbidden(String message) {
    return new BadRequestException(403, message);
  }

  static BadRequestException tooLarge(int maxBytes) {
    return new BadRequestException(413, "the body is too large: at most " + maxBytes + " bytes");
  }

  /** The HTTP status: 400, or 413 for what is too large. */
  public int status() {
    return status;
  }
}
