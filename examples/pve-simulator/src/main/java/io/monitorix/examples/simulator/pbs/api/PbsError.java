package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.api.Reply;

/** An answer that is an error, thrown by a handler on its way to the router. */
final class PbsError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  private PbsError(int status, String message) {
    // It is an answer, not a failure of ours: nobody reads where it came from.
    super(message, null, false, false);
    this.status = status;
  }

  /** Something in the request does not fit. */
  static PbsError badRequest(String message) {
    return new PbsError(400, message);
  }

  /** A parameter does not fit. */
  static PbsError parameter(String name, String error) {
    return badRequest(
        "parameter verification errors\n\nparameter '%s': %s\n".formatted(name, error));
  }

  static PbsError forbidden() {
    return new PbsError(403, "permission check failed");
  }

  static PbsError missing(String privileges, String path) {
    return new PbsError(403, "missing permissions '%s' on path '%s'".formatted(privileges, path));
  }

  static PbsError notFound(String message) {
    return new PbsError(404, message);
  }

  Reply reply() {
    return PbsReplies.error(status, String.valueOf(getMessage()));
  }
}
