package io.monitorix.exporter.login;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A login that is kept on this machine, and cannot be used. */
public final class LoginException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String subject;

  /** What is wrong. */
  public enum Kind {
    /** The server takes the tokens no more; the subject is its URL. */
    ENDED,
    /** There is none; the subject is the URL of the server. */
    MISSING,
    /** A file cannot be read or written; the subject is its path, with the reason. */
    FILE,
    /** Another command holds the file for too long; the subject is its path. */
    BUSY,
    /** Nothing tells where the home of the user is. */
    HOMELESS
  }

  LoginException(Kind kind, String subject) {
    this(kind, subject, null);
  }

  LoginException(Kind kind, String subject, @Nullable Throwable cause) {
    super(kind + " " + subject, cause);
    this.kind = kind;
    this.subject = subject;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** What it is about; empty where there is nothing to name. */
  public String subject() {
    return subject;
  }
}
