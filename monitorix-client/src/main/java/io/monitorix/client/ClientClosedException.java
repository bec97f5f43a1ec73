package io.monitorix.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The client was closed before or while the call was made. */
public final class ClientClosedException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param problem what happened and what to do
   */
  public ClientClosedException(String problem, Exchange exchange, @Nullable Throwable cause) {
    super(problem, exchange, cause);
  }
}
