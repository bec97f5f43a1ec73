package io.monitorix.alerts.template.value;

/** A function that cannot compute; the message becomes part of the template's error. */
public final class FunctionFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a reason, in Go's words. */
  public FunctionFailedException(String reason) {
    super(reason);
  }
}
