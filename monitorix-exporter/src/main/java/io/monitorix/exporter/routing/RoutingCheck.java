package io.monitorix.exporter.routing;

import io.monitorix.alerts.notify.text.SilenceLinks;
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
    InstantSource clock = InstantSource.system();
    NotifyReceivers receivers =
        new NotifyReceivers(
            "",
            clock,
            SilenceLinks.ALERTMANAGER,
            new NotificationMetrics(new PrometheusRegistry()));
    try {
      RoutingKeeper.end(LoadedRouting.read(settings, receivers));
      return List.of();
    } catch (FileException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }
}
