package io.monitorix.exporter.web.prometheus;

import java.util.Locale;

/** What went wrong, as the API names it, and the status that goes with it. */
enum ErrorType {
  BAD_DATA(400),
  FORBIDDEN(403),
  EXECUTION(422),
  /** As nginx and Prometheus count a client that went away. */
  CANCELED(499),
  TIMEOUT(503),
  UNAVAILABLE(503),
  INTERNAL(500);

  private final int status;

  ErrorType(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  /** As it stands in an answer. */
  String symbol() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static ErrorType of(String symbol) {
    return valueOf(symbol.toUpperCase(Locale.ROOT));
  }
}
