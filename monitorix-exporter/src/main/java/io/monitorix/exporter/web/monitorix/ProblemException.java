package io.monitorix.exporter.web.monitorix;

import java.io.Serial;

/** A request that is answered with an error, as RFC 9457 has it. */
final class ProblemException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  private ProblemException(int status, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
  }

  /** The request is not understood. */
  static ProblemException badRequest(String detail) {
    return new ProblemException(400, "Bad Request", detail);
  }

  /** What is asked for is not there. */
  static ProblemException notFound(String detail) {
    return new ProblemException(404, "Not Found", detail);
  }

  /** Who asks may not. */
  static ProblemException forbidden(String detail) {
    return new ProblemException(403, "Forbidden", detail);
  }

  /** What is asked for does not fit what is there. */
  static ProblemException conflict(String detail) {
    return new ProblemException(409, "Conflict", detail);
  }

  /** It may go later. */
  static ProblemException unavailable(String detail) {
    return new ProblemException(503, "Service Unavailable", detail);
  }

  int status() {
    return status;
  }

  /** The status in words. */
  String title() {
    return title;
  }

  /** What is wrong. */
  String detail() {
    return String.valueOf(getMessage());
  }
}
