package io.monitorix.alerts.routing;

import io.monitorix.alerts.routing.route.Escalation;
import io.monitorix.alerts.routing.silence.MaintenanceWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Alertmanager's file has no place for.
 *
 * @param escalations who is told as well of alerts that go on, by the name of the receiver that is
 *     told first
 * @param maintenance planned work, of which nobody is told; names differ
 */
public record RoutingPolicy(
    Map<String, List<Escalation>> escalations, List<MaintenanceWindow> maintenance) {

  /** Nothing that Alertmanager does not do. */
  public static final RoutingPolicy NONE = new RoutingPolicy(Map.of(), List.of());

  /** Copies all. */
  public RoutingPolicy {
    Map<String, List<Escalation>> steps = new LinkedHashMap<>();
    escalations.forEach((receiver, list) -> steps.put(receiver, List.copyOf(list)));
    escalations = steps;
    maintenance = List.copyOf(maintenance);
  }

  /** The same with other escalations. */
  public RoutingPolicy withEscalations(Map<String, List<Escalation>> steps) {
    return new RoutingPolicy(steps, maintenance);
  }

  /** The same with other maintenance windows. */
  public RoutingPolicy withMaintenance(List<MaintenanceWindow> windows) {
    return new RoutingPolicy(escalations, windows);
  }
}
