package io.monitorix.alerts.routing.matchers;

/** A text is no list of matchers. */
public final class MatcherSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  MatcherSyntaxException(String reason) {
    super(reason);
    this.reason = reason;
  }

  MatcherSyntaxException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** What is wrong, and with which part; the message, too. */
  public String reason() {
    return reason;
  }
}
