package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.route.Route;
import java.time.Instant;
import java.util.List;

/**
 * A group at a moment.
 *
 * @param alerts sorted
 * @param nextFlush when it is next looked at
 */
public record GroupView(
    String key, Route route, Labels labels, List<Alert> alerts, Instant nextFlush) {

  public GroupView {
    alerts = List.copyOf(alerts);
  }
}
