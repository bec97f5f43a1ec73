package io.monitorix.client;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Too many calls (429). Proxmox itself does not count them, but a gateway before it may: {@link
 * Limits#callsPerSecond} keeps below.
 */
public final class RateLimitException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * @param problem what happened and what to do
   * @param retryAfter how long to stay away, where the answer says it
   */
  public RateLimitException(
      String problem, Exchange exchange, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(problem, exchange, cause);
    this.retryAfter = retryAfter;
  }

  /** How long the server wants to be left alone; null where it does not say. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
