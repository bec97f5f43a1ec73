package io.monitorix.alerts.routing.alert;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert that is known.
 *
 * @param fingerprint of the labels
 * @param endsAt when it was or will be resolved; null in what is told of an alert that fires
 * @param generatorUrl where it comes from; may be empty
 * @param updatedAt when it last came in
 * @param timeout whether {@code endsAt} is only when it counts as resolved unless it comes again
 */
public record Alert(
    Fingerprint fingerprint,
    Labels labels,
    Labels annotations,
    Instant startsAt,
    @Nullable Instant endsAt,
    String generatorUrl,
    Instant updatedAt,
    boolean timeout) {

  /** Whether it is over. */
  public boolean isResolved(Instant now) {
    return endsAt != null && !endsAt.isAfter(now);
  }

  /** As it is at a time: without an end if it still fires then, so that it stays firing. */
  public Alert asOf(Instant now) {
    return endsAt == null || isResolved(now) ? this : withEnd(null);
  }

  /**
   * What an older one and this one come to: the earliest start, and the latest end, unless that was
   * only a timeout.
   */
  Alert mergedInto(Alert older, Instant now) {
    Instant start = older.startsAt.isBefore(startsAt) ? older.startsAt : startsAt;
    boolean longer = endsAt != null && older.endsAt != null && older.endsAt.isAfter(endsAt);
    boolean keepsEnd = longer && (isResolved(now) ? older.isResolved(now) : !older.timeout);
    return new Alert(
        fingerprint,
        labels,
        annotations,
        start,
        keepsEnd ? older.endsAt : endsAt,
        generatorUrl,
        updatedAt,
        timeout);
  }

  /** Whether this one begins or ends while an older one lasted. */
  boolean overlaps(Alert older) {
    return within(endsAt, older) || within(startsAt, older);
  }

  private static boolean within(@Nullable Instant time, Alert other) {
    return time != null
        && other.endsAt != null
        && time.isAfter(other.startsAt)
        && time.isBefore(other.endsAt);
  }

  private Alert withEnd(@Nullable Instant end) {
    return new Alert(
        fingerprint, labels, annotations, startsAt, end, generatorUrl, updatedAt, timeout);
  }
}
