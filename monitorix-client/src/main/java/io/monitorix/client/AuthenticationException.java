package io.monitorix.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Proxmox does not know the caller: wrong, expired or disabled credentials (401), or a second
 * factor is asked for.
 */
public final class AuthenticationException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param problem what happened and what to do
   */
  public AuthenticationException(String problem, Exchange exchange, @Nullable Throwable cause) {
    super(problem, exchange, cause);
  }
}
