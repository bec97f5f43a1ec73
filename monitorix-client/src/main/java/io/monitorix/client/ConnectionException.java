package io.monitorix.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * No answer: the name does not resolve, the connection was refused or broke, or the calling thread
 * was interrupted.
 */
public final class ConnectionException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param problem what happened and what to do
   */
  public ConnectionException(String problem, Exchange exchange, @Nullable Throwable cause) {
    super(problem, exchange, cause);
  }
}
