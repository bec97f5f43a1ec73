package io.monitorix.exporter.web.alertmanager;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.alert.Alert;
import java.util.List;

/**
 * An alert, and whether somebody is told of it.
 *
 * @param receivers names, one for each route that it takes
 * @param inhibitedBy alerts
 * @param silencedBy ids of silences
 */
record ShownAlert(
    Alert alert, List<String> receivers, List<Fingerprint> inhibitedBy, List<String> silencedBy) {

  ShownAlert {
    receivers = List.copyOf(receivers);
    inhibitedBy = List.copyOf(inhibitedBy);
    silencedBy = List.copyOf(silencedBy);
  }

  boolean isActive() {
    return inhibitedBy.isEmpty() && silencedBy.isEmpty();
  }
}
