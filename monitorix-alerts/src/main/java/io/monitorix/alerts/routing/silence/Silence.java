package io.monitorix.alerts.routing.silence;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.time.Instant;
import java.util.Set;

/**
 * A silence: alerts that all matchers match are not told of while it is active.
 *
 * @param id a UUID; empty for one that is yet to be created
 * @param endsAt from when on it is over
 * @param updatedAt when it was created or changed
 * @param acknowledges alerts that somebody takes care of: it ends when the last of them is
 *     resolved. Empty for a silence that lasts as long as it says
 */
public record Silence(
    String id,
    Matchers matchers,
    Instant startsAt,
    Instant endsAt,
    Instant updatedAt,
    String createdBy,
    String comment,
    Set<Fingerprint> acknowledges) {

  /** Copies the set. */
  public Silence {
    acknowledges = Set.copyOf(acknowledges);
  }

  /** A silence that acknowledges nothing. */
  public Silence(
      String id,
      Matchers matchers,
      Instant startsAt,
      Instant endsAt,
      Instant updatedAt,
      String createdBy,
      String comment) {
    this(id, matchers, startsAt, endsAt, updatedAt, createdBy, comment, Set.of());
  }

  /** A silence that is yet to be created. */
  public static Silence draft(
      Matchers matchers, Instant startsAt, Instant endsAt, String createdBy, String comment) {
    return new Silence("", matchers, startsAt, endsAt, Instant.EPOCH, createdBy, comment);
  }

  /** Its state at a time. */
  public SilenceState state(Instant now) {
    if (now.isBefore(startsAt)) {
      return SilenceState.PENDING;
    }
    return now.isBefore(endsAt) ? SilenceState.ACTIVE : SilenceState.EXPIRED;
  }

  /** Whether it is for work that is planned, by the configuration or announced. */
  public boolean isMaintenance() {
    return id.startsWith(MaintenanceWindow.PREFIX)
        || comment.startsWith(MaintenanceWindow.ANNOUNCED);
  }

  /** Whether it keeps an alert quiet when active; maintenance does so where the alert is. */
  boolean covers(Placed alert) {
    return isMaintenance() ? alert.isMatchedThere(matchers) : alert.isMatched(matchers);
  }

  /** The same under an id: how one is changed. */
  public Silence withId(String newId) {
    return new Silence(
        newId, matchers, startsAt, endsAt, updatedAt, createdBy, comment, acknowledges);
  }

  /** The same, which ends with the last of these alerts. */
  public Silence acknowledging(Set<Fingerprint> alerts) {
    return new Silence(id, matchers, startsAt, endsAt, updatedAt, createdBy, comment, alerts);
  }

  Silence during(Instant start, Instant end) {
    return new Silence(id, matchers, start, end, updatedAt, createdBy, comment, acknowledges);
  }

  Silence updated(Instant now) {
    return new Silence(id, matchers, startsAt, endsAt, now, createdBy, comment, acknowledges);
  }
}
