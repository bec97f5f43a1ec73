package io.monitorix.alerts.routing;

import io.monitorix.alerts.routing.route.Escalation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Alertmanager's file has no place for.
 *
 * @param escalations who is told as well of alerts that go on, by the name of the receiver that is
 *     told first
 */
public record RoutingPolicy(Map<String, List<Escalation>> escalations) {

  /** Nothing that Alertmanager does not do. */
  public static final RoutingPolicy NONE = new RoutingPolicy(Map.of());

  /** Copies all. */
  public RoutingPolicy {
    Map<String, List<Escalation>> steps = new LinkedHashMap<>();
    escalations.forEach((receiver, list) -> steps.put(receiver, List.copyOf(list)));
    escalations = steps;
  }
}
