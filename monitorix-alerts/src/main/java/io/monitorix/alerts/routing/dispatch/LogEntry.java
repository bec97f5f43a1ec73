package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Fingerprint;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What an integration was last told of a group.
 *
 * @param groupKey as Alertmanager writes it
 * @param integration its {@link Integration#key()}
 * @param at when
 * @param firing the alerts that fired
 * @param resolved the alerts that were resolved
 * @param expiresAt from when on the entry may be dropped
 * @param externalId what the service calls the message, where it can be changed later
 */
public record LogEntry(
    String groupKey,
    String integration,
    Instant at,
    Set<Fingerprint> firing,
    Set<Fingerprint> resolved,
    Instant expiresAt,
    Optional<String> externalId) {

  public LogEntry {
    firing = Set.copyOf(firing);
    resolved = Set.copyOf(resolved);
  }
}
