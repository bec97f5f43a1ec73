package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.RoutingRunner;
import io.monitorix.alerts.routing.alert.AlertIntake;
import io.monitorix.alerts.routing.alert.PostedAlert;
import io.monitorix.alerts.routing.alert.RefusedAlert;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.dispatch.ObservingNotifier;
import io.monitorix.alerts.routing.silence.Silences;
import io.monitorix.alerts.rules.OutgoingAlert;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A routing that runs, with what it was made of.
 *
 * @param allowed whether this process may tell somebody
 */
record RunningRouting(
    LoadedRouting loaded,
    RoutingMemory memory,
    BooleanSupplier allowed,
    GuardedNotifier notifier,
    Silences silences,
    AlertRouting routing,
    AlertIntake intake,
    RoutingRunner runner) {

  /** Takes alerts of our own rules in. */
  void send(List<OutgoingAlert> alerts, Collection<String> clusters) {
    routing.holding().seen(clusters);
    routing.board().send(alerts);
    runner.wake();
  }

  /** Takes alerts of others in. */
  List<RefusedAlert> post(List<PostedAlert> alerts) {
    List<RefusedAlert> refused = intake.post(alerts);
    runner.wake();
    return refused;
  }

  /** Tells all integrations of a receiver something that is no alert. */
  Map<Integration, Notifier.HandOver> tell(String receiver, Function<Integration, Flush> message) {
    Notifier telling = loaded.policy().observe() ? new ObservingNotifier() : notifier;
    Map<Integration, Notifier.HandOver> outcomes = new LinkedHashMap<>();
    for (Integration integration :
        loaded.receivers().integrations().getOrDefault(receiver, List.of())) {
      outcomes.put(integration, telling.notify(message.apply(integration)));
    }
    return outcomes;
  }
}
