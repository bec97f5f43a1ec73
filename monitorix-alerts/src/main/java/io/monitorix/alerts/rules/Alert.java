package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert at the end of an evaluation. Its labels identify it among those of its rule.
 *
 * @param labels without external ones
 * @param annotations as expanded in the last evaluation that had its element, sorted by name
 * @param value of its element then
 * @param activeAt since when its condition holds
 * @param firedAt since when it fires; null as long as it did not
 * @param keepFiringSince since when its element is gone while it fires on; null otherwise
 * @param resolvedAt since when it is over; null as long as it is not
 * @param lastSentAt when it was last handed out, or is about to be; null before that
 */
public record Alert(
    Labels labels,
    Map<String, String> annotations,
    AlertState state,
    double value,
    Instant activeAt,
    @Nullable Instant firedAt,
    @Nullable Instant keepFiringSince,
    @Nullable Instant resolvedAt,
    @Nullable Instant lastSentAt) {

  public Alert {
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  static Alert pending(
      Labels labels, Map<String, String> annotations, double value, Instant activeAt) {
    return new Alert(
        labels, annotations, AlertState.PENDING, value, activeAt, null, null, null, null);
  }

  /** Whether it is pending or firing. */
  public boolean isActive() {
    return state != AlertState.INACTIVE;
  }

  Alert following(Alert newer) {
    return new Alert(
        labels,
        newer.annotations,
        state,
        newer.value,
        activeAt,
        firedAt,
        null,
        resolvedAt,
        lastSentAt);
  }

  Alert withActiveAt(Instant time) {
    return new Alert(
        labels, annotations, state, value, time, firedAt, keepFiringSince, resolvedAt, lastSentAt);
  }

  Alert fired(Instant time) {
    return new Alert(
        labels,
        annotations,
        AlertState.FIRING,
        value,
        activeAt,
        time,
        keepFiringSince,
        resolvedAt,
        lastSentAt);
  }

  Alert keptFiringSince(Instant time) {
    return new Alert(
        labels, annotations, state, value, activeAt, firedAt, time, resolvedAt, lastSentAt);
  }

  Alert resolved(Instant time) {
    // A clock that jumped back must not make this look as if it had been told already.
    Instant after =
        lastSentAt == null || time.isAfter(lastSentAt) ? time : lastSentAt.plusMillis(1);
    return new Alert(
        labels,
        annotations,
        AlertState.INACTIVE,
        value,
        activeAt,
        firedAt,
        keepFiringSince,
        after,
        lastSentAt);
  }

  Alert unsent() {
    return new Alert(
        labels, annotations, state, value, activeAt, firedAt, keepFiringSince, resolvedAt, null);
  }

  Alert sent(Instant time) {
    return new Alert(
        labels, annotations, state, value, activeAt, firedAt, keepFiringSince, resolvedAt, time);
  }

  boolean isToBeSent(Instant time, Duration resendDelay) {
    if (state == AlertState.PENDING) {
      return false;
    }
    if (lastSentAt == null) {
      return true;
    }
    if (resolvedAt != null && resolvedAt.isAfter(lastSentAt)) {
      return true;
    }
    return lastSentAt.plus(resendDelay).isBefore(time) || lastSentAt.isAfter(time);
  }
}
