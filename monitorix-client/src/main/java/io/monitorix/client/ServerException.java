package io.monitorix.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Proxmox failed inside, or answered with a status that the API does not use. */
public final class ServerException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param problem what happened and what to do
   */
  public ServerException(String problem, Exchange exchange, @Nullable Throwable cause) {
    super(problem, exchange, cause);
  }
}
