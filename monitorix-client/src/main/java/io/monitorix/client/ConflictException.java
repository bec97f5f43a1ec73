package io.monitorix.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else has changed the thing since it was read: what was to be written is based on what is
 * no longer true. Nothing was written. Read it again, and decide again.
 */
public final class ConflictException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param problem what happened and what to do
   */
  public ConflictException(String problem, Exchange exchange, @Nullable Throwable cause) {
    super(problem, exchange, cause);
  }
}
