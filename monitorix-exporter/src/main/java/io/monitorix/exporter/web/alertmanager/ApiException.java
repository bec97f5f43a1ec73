package io.monitorix.exporter.web.alertmanager;

import java.io.Serial;

/**
 * A request that is answered with an error: as a text, as Alertmanager's own code does, or with a
 * code of the framework below it, which checks what a request looks like.
 */
final class ApiException extends RuntimeException {

  /** Of the framework, where a body or a path has another form. */
  private static final int UNREADABLE = 400;

  private static final int UNPROCESSABLE = 422;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;
  private static final int WRONG_TYPE = 601;
  private static final int MISSING = 602;
  private static final int TOO_FEW = 612;

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  private ApiException(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** Answered with a text. */
  static ApiException text(int status, String message) {
    return new ApiException(status, 0, message);
  }

  /** A body that is not what it should be. */
  static ApiException unreadable(String name, String why) {
    return new ApiException(
        UNREADABLE, UNREADABLE, "parsing " + name + " body from \"\" failed, because " + why);
  }

  /** Something of a body that is not there. */
  static ApiException missing(String name) {
    return new ApiException(UNPROCESSABLE, MISSING, name + " in body is required");
  }

  /** A list of a body that has no elements. */
  static ApiException tooFew(String name) {
    return new ApiException(UNPROCESSABLE, TOO_FEW, name + " in body should have at least 1 items");
  }

  /** A part of the path that is not of its type. */
  static ApiException wrongType(String name, String type, String quoted) {
    return new ApiException(
        UNPROCESSABLE, WRONG_TYPE, name + " in path must be of type " + type + ": " + quoted);
  }

  /** A body that is not JSON. */
  static ApiException notJson(String quoted) {
    return new ApiException(
        UNSUPPORTED_MEDIA_TYPE,
        UNSUPPORTED_MEDIA_TYPE,
        "unsupported media type " + quoted + ", only [application/json] are allowed");
  }

  /** A path at which there is nothing. */
  static ApiException notFound(String path) {
    return new ApiException(404, 404, "path " + path + " was not found");
  }

  int status() {
    return status;
  }

  /** 0 where the answer is a text. */
  int code() {
    return code;
  }
}
