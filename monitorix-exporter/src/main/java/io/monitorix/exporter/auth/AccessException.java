package io.monitorix.exporter.auth;

import java.io.Serial;
import java.time.Duration;

/**
 * Something about users, tokens or sessions that is not done. The message says why and what to do,
 * for the one who asked; it has no secret in it.
 */
public final class AccessException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String field;
  private final Duration retryAfter;

  /** Why it is not done. */
  public enum Kind {
    /** What was sent is not right. */
    INVALID,
    /** It is not shown who asks. */
    UNAUTHENTICATED,
    /** Who asks may not. */
    FORBIDDEN,
    /** There is none. */
    NOT_FOUND,
    /** It does not fit what is there. */
    CONFLICT,
    /** It has changed since it was looked at. */
    CHANGED,
    /** Too much of it at the moment. */
    BUSY
  }

  private AccessException(Kind kind, String field, String message, Duration retryAfter) {
    super(message, null, false, false);
    this.kind = kind;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  /** One of a kind. */
  public static AccessException of(Kind kind, String message) {
    return new AccessException(kind, "", message, Duration.ZERO);
  }

  /** A field is not right. */
  public static AccessException invalid(String field, String message) {
    return new AccessException(Kind.INVALID, field, message, Duration.ZERO);
  }

  /** It may go later. */
  public static AccessException busy(String message, Duration retryAfter) {
    return new AccessException(Kind.BUSY, "", message, retryAfter);
  }

  /** Why it is not done. */
  public Kind kind() {
    return kind;
  }

  /** Which field is not right; empty where it is about none. */
  public String field() {
    return field;
  }

  /** When to come again; zero except for {@link Kind#BUSY}. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
