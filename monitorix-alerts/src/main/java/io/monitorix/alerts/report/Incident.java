package io.monitorix.alerts.report;

import io.monitorix.alerts.labels.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert that fired.
 *
 * @param startsAt when it began to fire; the beginning of the period if that was before it
 * @param endsAt when it was over; empty if it fires on
 */
public record Incident(Labels labels, Instant startsAt, Optional<Instant> endsAt) {

  /** The alert's name. */
  public String alertname() {
    return labels.get("alertname");
  }

  /** Its severity; may be empty. */
  public String severity() {
    return labels.get("severity");
  }

  /** How long it fired, up to a time if it fires on. */
  public Duration lasted(Instant now) {
    return Duration.between(startsAt, endsAt.orElse(now));
  }
}
