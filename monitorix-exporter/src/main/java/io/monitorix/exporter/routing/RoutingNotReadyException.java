package io.monitorix.exporter.routing;

import java.io.Serial;

/** Alerts are not routed yet, as what was known before the start cannot be read yet. */
public final class RoutingNotReadyException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  RoutingNotReadyException() {
    super("alerts are not routed before the database answers; try again");
  }
}
