package io.monitorix.alerts.template.value;

/** A template that would take more than it may. */
public final class LimitExceededException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which limit. */
  public LimitExceededException(String message) {
    super(message);
  }
}
