package io.monitorix.exporter.routing;

import io.monitorix.alerts.notify.text.SilenceLinks;
import io.monitorix.alerts.routing.route.RouteTree;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.exporter.config.RoutingSettings;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.List;

/** Reads a routing file and its receivers as the exporter would, and tells nobody. */
public final class RoutingCheck {

  private RoutingCheck() {}

  /** All that is wrong, each with its place; nothing where there is no file. */
  public static List<String> problems(RoutingSettings settings) {
    try {
      RoutingKeeper.end(load(settings));
      return List.of();
    } catch (FileException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }

  /**
   * The routes, with their escalations.
   *
   * @throws FileException with all that is wrong
   */
  public static RouteTree routes(RoutingSettings settings) {
    LoadedRouting loaded = load(settings);
    RoutingKeeper.end(loaded);
    return RouteTree.of(loaded.config().route()).escalated(loaded.policy().escalations());
  }

  private static LoadedRouting load(RoutingSettings settings) {
    return LoadedRouting.read(
        settings,
        new NotifyReceivers(
            "",
            InstantSource.system(),
            SilenceLinks.ALERTMANAGER,
            new NotificationMetrics(new PrometheusRegistry())));
  }
}
