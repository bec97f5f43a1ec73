package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Labels;
import java.time.Instant;
import java.util.Optional;

/**
 * Why an integration was told of an alert, or was not.
 *
 * @param routeId the route that the alert takes
 * @param receiver who is told there
 * @param groupKey of the group it is in, or would be
 * @param integration its key; empty if the receiver has none
 * @param verdict the first thing that decides
 * @param suppression all that keeps it quiet now
 * @param lastTold when the integration was last told of the group
 * @param lastAttempt the last attempt since the start to tell it of the group
 * @param nextAttempt when it is tried next to tell the integration, if something waits for that
 * @param held why it has yet to go out although it counts as told
 * @param nextFlush when the group is next looked at, empty if the alert is in none
 */
public record DeliveryReason(
    String routeId,
    String receiver,
    String groupKey,
    Labels groupLabels,
    Optional<String> integration,
    Verdict verdict,
    Suppression suppression,
    Optional<Instant> lastTold,
    Optional<Attempt> lastAttempt,
    Optional<Instant> nextAttempt,
    Optional<String> held,
    Optional<Instant> nextFlush) {

  /** What decides whether an integration is told of an alert. */
  public enum Verdict {
    /** The receiver has no integration. */
    NOBODY_TO_TELL,
    /** Another alert inhibits it. */
    INHIBITED,
    /** The route's time intervals mute it. */
    MUTED,
    /** A silence does. */
    SILENCED,
    /** It is being tried, or will be again. */
    BEING_TOLD,
    /** The last attempt was in vain; the group's next flush tries again. */
    GIVEN_UP,
    /** The integration knows that the alert fires, or that it is resolved. */
    TOLD,
    /** It counts as told, and goes out later, or never: {@link DeliveryReason#held} says why. */
    HELD,
    /** It is resolved, and the integration does not want to know, or never knew of it. */
    NOT_WANTED,
    /** The group's next flush tells it. */
    WAITING
  }
}
