package io.monitorix.exporter.routing;

import io.monitorix.exporter.alerts.NotLeaderException;
import java.io.Serial;

/**
 * Alerts are not routed here: what was known before the start cannot be read yet, or another
 * process leads. The message says which, and where that one is.
 */
public final class RoutingNotReadyException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean standingBy;

  RoutingNotReadyException(NotLeaderException other) {
    super(other.getMessage(), other);
    standingBy = true;
  }

  RoutingNotReadyException() {
    super("alerts are not routed before the database answers; try again");
    standingBy = false;
  }

  /** Whether another process routes them. */
  public boolean isStandingBy() {
    return standingBy;
  }
}
