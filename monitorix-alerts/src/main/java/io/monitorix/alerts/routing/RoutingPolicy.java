package io.monitorix.alerts.routing;

import io.monitorix.alerts.routing.fallback.Fallback;
import io.monitorix.alerts.routing.hold.HoldPolicy;
import io.monitorix.alerts.routing.route.Escalation;
import io.monitorix.alerts.routing.silence.MaintenanceWindow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Alertmanager's file has no place for. Receivers are keyed by their names.
 *
 * @param escalations who is told as well of alerts that go on
 * @param maintenance planned work, of which nobody is told; names differ
 * @param holds when receivers are told later, and as one digest
 * @param fallbacks who is told what receivers cannot be told
 * @param quietStart how long what is wrong with a new cluster is held back; empty for not at all
 * @param observe whether all is done but telling
 */
public record RoutingPolicy(
    Map<String, List<Escalation>> escalations,
    List<MaintenanceWindow> maintenance,
    Map<String, HoldPolicy> holds,
    Map<String, Fallback> fallbacks,
    Optional<Duration> quietStart,
    boolean observe) {

  /** Nothing that Alertmanager does not do. */
  public static final RoutingPolicy NONE =
      new RoutingPolicy(Map.of(), List.of(), Map.of(), Map.of(), Optional.empty(), false);

  /** Copies all. */
  public RoutingPolicy {
    Map<String, List<Escalation>> steps = new LinkedHashMap<>();
    escalations.forEach((receiver, list) -> steps.put(receiver, List.copyOf(list)));
    escalations = steps;
    maintenance = List.copyOf(maintenance);
    holds = Map.copyOf(holds);
    fallbacks = Map.copyOf(fallbacks);
  }

  /** The same with other escalations. */
  public RoutingPolicy withEscalations(Map<String, List<Escalation>> steps) {
    return new RoutingPolicy(steps, maintenance, holds, fallbacks, quietStart, observe);
  }

  /** The same with other maintenance windows. */
  public RoutingPolicy withMaintenance(List<MaintenanceWindow> windows) {
    return new RoutingPolicy(escalations, windows, holds, fallbacks, quietStart, observe);
  }

  /** The same with other times at which receivers are told later. */
  public RoutingPolicy withHolds(Map<String, HoldPolicy> times) {
    return new RoutingPolicy(escalations, maintenance, times, fallbacks, quietStart, observe);
  }

  /** The same with other fallbacks. */
  public RoutingPolicy withFallbacks(Map<String, Fallback> others) {
    return new RoutingPolicy(escalations, maintenance, holds, others, quietStart, observe);
  }

  /** The same with another time for new clusters. */
  public RoutingPolicy withQuietStart(Optional<Duration> time) {
    return new RoutingPolicy(escalations, maintenance, holds, fallbacks, time, observe);
  }

  /** The same, telling or not. */
  public RoutingPolicy observing(boolean only) {
    return new RoutingPolicy(escalations, maintenance, holds, fallbacks, quietStart, only);
  }
}
