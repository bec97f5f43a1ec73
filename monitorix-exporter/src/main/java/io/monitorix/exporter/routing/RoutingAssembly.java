package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.dispatch.Lanes;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.silence.Silences;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Puts together what a routing is made of.
 *
 * @param notifiers run attempts to tell somebody
 */
record RoutingAssembly(RoutingKeeper.Environment environment, Executor notifiers) {

  /** How long Alertmanager keeps silences that are over. */
  private static final Duration SILENCE_RETENTION = Duration.ofDays(5);

  /** Of one integration: some services like to be asked one after the other, none likes many. */
  private static final int ATTEMPTS_AT_ONCE = 4;

  Silences silences(RoutingMemory memory) {
    return new Silences(
        environment.clock(),
        SILENCE_RETENTION,
        memory.silences(),
        () -> UUID.randomUUID().toString(),
        environment.placement());
  }

  /** A routing that knows no alerts yet. */
  AlertRouting routing(
      LoadedRouting file, RoutingMemory memory, Silences silences, Notifier notifier) {
    return new AlertRouting(
        file.config(),
        file.policy(),
        memory.holds(),
        file.receivers().integrations(),
        new AlertRouting.Surroundings(
            environment.clock(),
            silences,
            memory.log(),
            memory.groups(),
            notifier,
            new Lanes(notifiers, ATTEMPTS_AT_ONCE),
            environment.random()));
  }
}
