package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.route.Route;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which alerts a route takes already: all, but for escalations. */
final class Maturity {

  private final Map<String, List<Integration>> integrations;
  private final NotificationLog log;

  Maturity(Map<String, List<Integration>> integrations, NotificationLog log) {
    this.integrations = integrations;
    this.log = log;
  }

  /** When an alert is old enough for a route, if it fires until then. */
  static Instant of(Alert alert, Route route) {
    return alert.startsAt().plus(route.minimumAge());
  }

  /** Whether it fires, or fired, for long enough. */
  static boolean reached(Alert alert, Route route, Instant now) {
    if (!route.isEscalation()) {
      return true;
    }
    Instant end = alert.endsAt();
    return !of(alert, route).isAfter(end != null && alert.isResolved(now) ? end : now);
  }

  /**
   * Those that count although they are not old enough: who was told that an alert fires has to be
   * told that it is resolved, also if it had begun anew.
   */
  Set<Fingerprint> known(AlertGroup group) {
    Set<Fingerprint> known = new HashSet<>();
    if (group.route().isEscalation()) {
      for (Integration integration :
          integrations.getOrDefault(group.route().receiver(), List.of())) {
        log.find(group.key(), integration.key()).ifPresent(entry -> known.addAll(entry.firing()));
      }
    }
    return known;
  }
}
