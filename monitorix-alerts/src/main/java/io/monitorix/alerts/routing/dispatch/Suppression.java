package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Fingerprint;
import java.util.List;
import java.util.Optional;

/**
 * What keeps an alert from being told on a route; nothing, if all is empty.
 *
 * @param inhibitedBy an alert that inhibits it
 * @param mutedBy mute time intervals of the route that it is
 * @param inactive active time intervals of the route, none of which it is
 * @param silencedBy ids of silences
 */
public record Suppression(
    Optional<Fingerprint> inhibitedBy,
    List<String> mutedBy,
    List<String> inactive,
    List<String> silencedBy) {

  public Suppression {
    mutedBy = List.copyOf(mutedBy);
    inactive = List.copyOf(inactive);
    silencedBy = List.copyOf(silencedBy);
  }

  /** Whether anything does. */
  public boolean suppresses() {
    return inhibitedBy.isPresent()
        || !mutedBy.isEmpty()
        || !inactive.isEmpty()
        || !silencedBy.isEmpty();
  }
}
