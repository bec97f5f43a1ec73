package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.routing.route.RouteTree;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a dispatcher works with.
 *
 * @param integrations of each receiver, by its name
 * @param withheld what counts as told and has not gone out
 * @param executor runs the notifier
 * @param random spreads retries
 */
public record DispatcherParts(
    RouteTree routes,
    Map<String, List<Integration>> integrations,
    Filters filters,
    NotificationLog log,
    GroupStore groups,
    Notifier notifier,
    Withheld withheld,
    DeliveryExecutor executor,
    InstantSource clock,
    RandomGenerator random) {

  public DispatcherParts {
    integrations = new LinkedHashMap<>(integrations);
  }
}
