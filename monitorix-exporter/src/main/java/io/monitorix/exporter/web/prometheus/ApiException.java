package io.monitorix.exporter.web.prometheus;

import java.io.Serial;

/** A request that is answered with an error. */
final class ApiException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final ErrorType type;

  ApiException(ErrorType type, String message) {
    super(message, null, false, false);
    this.type = type;
  }

  /** A parameter that cannot be used. */
  static ApiException parameter(String name, String why) {
    return new ApiException(ErrorType.BAD_DATA, "invalid parameter \"" + name + "\": " + why);
  }

  ErrorType type() {
    return type;
  }
}
