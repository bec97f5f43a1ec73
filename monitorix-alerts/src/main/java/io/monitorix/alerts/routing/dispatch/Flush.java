package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.template.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one integration is to be told of one group.
 *
 * @param groupKey as Alertmanager writes it
 * @param alerts sorted; those that fire have no end; resolved ones only if the integration wants
 *     them
 * @param cause why it is told now
 * @param at when the group was flushed; the same in all attempts
 * @param repeatInterval after how long it is told again although nothing changed
 * @param deadline after which it is not tried again
 * @param attempt from 1
 * @param previous what the service calls the last message about the group, where it said so
 */
public record Flush(
    Integration integration,
    String groupKey,
    Labels groupLabels,
    List<Alert> alerts,
    Cause cause,
    Instant at,
    Duration repeatInterval,
    Instant deadline,
    int attempt,
    Optional<String> previous) {

  /** When templates say that an alert ends which fires: Go's zero time. */
  private static final Instant NO_END = Instant.parse("0001-01-01T00:00:00Z");

  /** Why an integration is told. */
  public enum Cause {
    /** It knows nothing of the group. */
    FIRST,
    /** Alerts fire that it does not know. */
    NEW_ALERTS,
    /** Alerts are resolved that it knows, and others fire on. */
    RESOLVED_ALERTS,
    /** All are resolved. */
    ALL_RESOLVED,
    /** Nothing changed for the repeat interval. */
    REPEAT
  }

  public Flush {
    alerts = List.copyOf(alerts);
  }

  /** The receiver's name. */
  public String receiver() {
    return integration.receiver();
  }

  /** What no other flush has, and all attempts of this one do. */
  public String id() {
    return integration.key() + " " + groupKey + " " + at;
  }

  /** Those that fire. */
  public List<Alert> firing() {
    return alerts.stream().filter(alert -> !alert.isResolved(at)).toList();
  }

  /** Those that are resolved. */
  public List<Alert> resolved() {
    return alerts.stream().filter(alert -> alert.isResolved(at)).toList();
  }

  /** {@code firing} if one of them fires, {@code resolved} otherwise. */
  public String status() {
    return status(firing().isEmpty());
  }

  /**
   * As templates see it.
   *
   * @param externalUrl where people find this server
   */
  public Notification notification(String externalUrl) {
    return new Notification(
        receiver(),
        status(),
        alerts.stream().map(this::alert).toList(),
        groupLabels,
        CommonLabels.of(alerts.stream().map(Alert::labels).toList()),
        CommonLabels.of(alerts.stream().map(Alert::annotations).toList()),
        externalUrl);
  }

  Flush nextAttempt() {
    return with(deadline, attempt + 1);
  }

  /** The same, as if it had never been tried. */
  Flush anew() {
    return with(deadline, 1);
  }

  /** The same, tried until another time. */
  Flush until(Instant time) {
    return with(time, attempt);
  }

  private Flush with(Instant deadline, int attempt) {
    return new Flush(
        integration,
        groupKey,
        groupLabels,
        alerts,
        cause,
        at,
        repeatInterval,
        deadline,
        attempt,
        previous);
  }

  private Notification.Alert alert(Alert alert) {
    Instant end = alert.endsAt();
    return new Notification.Alert(
        status(alert.isResolved(at)),
        alert.labels(),
        alert.annotations(),
        alert.startsAt(),
        end == null ? NO_END : end,
        alert.generatorUrl(),
        alert.fingerprint().toString());
  }

  private static String status(boolean resolved) {
    return resolved ? "resolved" : "firing";
  }
}
