package io.monitorix.examples.simulator.api;

import java.util.Map;

/** An answer that is an error, thrown by a handler on its way to the router. */
public final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final boolean empty;
  private final transient Map<String, String> errors;

  private ApiError(int status, String reason, boolean empty, Map<String, String> errors) {
    // It is an answer, not a failure of ours: nobody reads where it came from.
    super(reason, null, false, false);
    this.status = status;
    this.empty = empty;
    this.errors = errors;
  }

  /** An error that the API's code finds: JSON with the message. */
  public static ApiError failure(int status, String reason) {
    return new ApiError(status, reason, false, Map.of());
  }

  /** An error of the server in front: no body. */
  public static ApiError empty(int status, String reason) {
    return new ApiError(status, reason, true, Map.of());
  }

  /** A parameter that does not fit. */
  public static ApiError parameter(String name, String error) {
    return new ApiError(400, "Parameter verification failed.", false, Map.of(name, error));
  }

  /** A parameter that has to be there and is not. */
  public static ApiError missing(String name) {
    return parameter(name, "property is missing and it is not optional");
  }

  /**
   * The caller lacks a privilege on a path; several are separated by bars, of which one is enough.
   */
  public static ApiError forbidden(String path, String privilege) {
    return failure(403, "Permission check failed (%s, %s)".formatted(path, privilege));
  }

  Reply reply() {
    if (empty) {
      return Reply.empty(status, reason());
    }
    // What does not end in Perl's die comes without a line's end.
    boolean died = status != 501 && status != 424;
    return Reply.error(status, reason(), died ? reason() + "\n" : reason(), errors);
  }

  private String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
