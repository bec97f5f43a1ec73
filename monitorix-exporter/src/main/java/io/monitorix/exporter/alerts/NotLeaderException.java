package io.monitorix.exporter.alerts;

import io.monitorix.alerts.store.lease.Holder;
import java.io.Serial;
import java.util.Optional;

/** This process stands by, and another one has to be asked. The message says which. */
public final class NotLeaderException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  NotLeaderException(Optional<Holder> leader) {
    super(
        leader
            .map(Holder::describe)
            .filter(where -> !where.isEmpty())
            .map(where -> "this exporter stands by; ask the one that leads: " + where)
            .orElse("this exporter stands by, and another one leads; try again"));
  }
}
