package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.inhibit.Inhibitor;
import io.monitorix.alerts.routing.interval.TimeIntervals;
import io.monitorix.alerts.routing.route.Route;
import io.monitorix.alerts.routing.silence.Silences;
import java.time.Instant;
import java.util.List;

/**
 * What alerts pass before anybody is told of them: inhibition, the route's time intervals,
 * silences.
 */
public record Filters(Inhibitor inhibitor, TimeIntervals intervals, Silences silences) {

  List<Alert> pass(List<Alert> alerts, Route route, Instant now) {
    List<Alert> passed =
        alerts.stream()
            .filter(alert -> inhibitor.inhibiting(alert.labels(), now).isEmpty())
            .toList();
    if (passed.isEmpty() || !mutedBy(route, now).isEmpty() || !inactive(route, now).isEmpty()) {
      return List.of();
    }
    return passed.stream()
        .filter(alert -> silences.silencing(alert.labels(), now).isEmpty())
        .toList();
  }

  /** All that keeps alerts with these labels from being told on a route. */
  public Suppression suppression(Labels labels, Route route, Instant now) {
    return new Suppression(
        inhibitor.inhibiting(labels, now),
        mutedBy(route, now),
        inactive(route, now),
        silences.silencing(labels, now));
  }

  private List<String> mutedBy(Route route, Instant now) {
    return intervals.containing(route.muteTimeIntervals(), now);
  }

  private List<String> inactive(Route route, Instant now) {
    List<String> active = route.activeTimeIntervals();
    return intervals.containing(active, now).isEmpty() ? active : List.of();
  }
}
