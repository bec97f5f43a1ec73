package io.monitorix.client.internal.json;

import java.io.Serial;

/** An answer of success says, in its own words, that there is no such thing. */
public final class AbsentException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Takes the words of the server. */
  public AbsentException(String message) {
    super(message);
  }
}
