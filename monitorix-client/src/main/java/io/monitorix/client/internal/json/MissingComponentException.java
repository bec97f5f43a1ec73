package io.monitorix.client.internal.json;

import java.io.Serial;

/**
 * An object lacks something without which it means nothing. Thrown after the whole object was read,
 * so that the reader stands behind it.
 */
public final class MissingComponentException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Names the component, and where in the answer the object is. */
  public MissingComponentException(String component, String path) {
    super("'" + component + "' is missing or has an unusable value at path " + path);
  }
}
