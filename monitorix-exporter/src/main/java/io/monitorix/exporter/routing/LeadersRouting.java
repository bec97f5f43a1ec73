package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.rules.OutgoingAlert;
import io.monitorix.alerts.store.AlertStoreView;
import io.monitorix.exporter.alerts.AlertDatabase;
import io.monitorix.exporter.alerts.NotLeaderException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What another process routes while this one stands by: made anew from what that one has written
 * whenever somebody looks. It is never run, and tells nobody.
 *
 * @param firing what the rules of the leader say
 */
record LeadersRouting(AlertDatabase database, Supplier<List<OutgoingAlert>> firing) {

  private static final Notifier NOBODY = flush -> new Notifier.GivenUp("it is only shown");

  /** Empty if this process leads, or it is not known yet who does. */
  Optional<AlertRouting> look(LoadedRouting file, RoutingAssembly assembly) {
    try {
      return database.leadersView().map(view -> routing(view, file, assembly));
    } catch (NotLeaderException e) {
      throw new RoutingNotReadyException(e);
    }
  }

  /** Why nothing is routed here. */
  RoutingNotReadyException notReady() {
    return database
        .whyStandingBy()
        .map(RoutingNotReadyException::new)
        .orElseGet(RoutingNotReadyException::new);
  }

  private AlertRouting routing(AlertStoreView view, LoadedRouting file, RoutingAssembly assembly) {
    Instant now = assembly.environment().clock().instant();
    RoutingMemory memory = RoutingMemory.of(view.routing(now));
    AlertRouting routing = assembly.routing(file, memory, assembly.silences(memory), NOBODY);
    routing.restore(memory.posted().load(now));
    routing.board().send(firing.get());
    return routing;
  }
}
