package io.monitorix.client;

import java.io.Serial;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The call was not made: its server, or each of several, failed again and again and is left alone
 * for a while, as the {@link CircuitBreakerPolicy} says. The cause is the last failure.
 */
public final class CircuitOpenException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  private final String server;
  private final Instant until;

  /**
   * @param until when a call is let through again
   * @param cause the failure that opened the circuit
   */
  public CircuitOpenException(
      Server server, Instant until, Exchange exchange, @Nullable Throwable cause) {
    super(
        server
            + " failed again and again and is not called until "
            + until
            + (cause == null ? "" : "; the last failure was: " + cause.getMessage()),
        exchange,
        cause);
    this.server = server.toString();
    this.until = until;
  }

  /** The server that is left alone; where there are several, the one that is tried next. */
  public Server server() {
    return Server.of(server);
  }

  /**
   * When a call is let through again. A moment that has passed means that one call is under way
   * whose outcome decides.
   */
  public Instant until() {
    return until;
  }
}
