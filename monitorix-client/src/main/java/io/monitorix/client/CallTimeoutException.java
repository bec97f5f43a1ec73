package io.monitorix.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The server did not connect, answer or finish its answer within the limit of the client or the
 * call.
 */
public final class CallTimeoutException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param problem what happened and what to do
   */
  public CallTimeoutException(String problem, Exchange exchange, @Nullable Throwable cause) {
    super(problem, exchange, cause);
  }
}
