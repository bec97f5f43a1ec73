package io.monitorix.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The thing asked for does not exist. Proxmox says so with status 500 or 400 and a text, hardly
 * ever with 404.
 */
public final class NotFoundException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param problem what happened and what to do
   */
  public NotFoundException(String problem, Exchange exchange, @Nullable Throwable cause) {
    super(problem, exchange, cause);
  }
}
