package io.monitorix.alerts.routing.alert;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.rules.OutgoingAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alerts that are known. What comes in is merged with what has the same labels, as Alertmanager
 * does. Thread-safe: one lock, also while listeners are told, so that they see the order in which
 * alerts came.
 */
public final class AlertBoard {

  private final InstantSource clock;
  private final Duration resolveTimeout;
  private final List<AlertListener> listeners;
  private final Map<Fingerprint, Alert> alerts = new LinkedHashMap<>();

  /**
   * A board.
   *
   * @param resolveTimeout how long an alert without an end fires if it does not come again
   * @param listeners told in this order
   */
  public AlertBoard(
      InstantSource clock, Duration resolveTimeout, List<? extends AlertListener> listeners) {
    this.clock = clock;
    this.resolveTimeout = resolveTimeout;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Takes alerts in.
   *
   * @return those that were not taken; the others were
   */
  public List<RefusedAlert> post(List<PostedAlert> posted) {
    List<RefusedAlert> refused = new ArrayList<>();
    synchronized (alerts) {
      Instant now = clock.instant();
      for (PostedAlert each : posted) {
        Alert alert = completed(each, now);
        Optional<String> wrong = wrong(alert);
        if (wrong.isPresent()) {
          refused.add(new RefusedAlert(each, wrong.get()));
        } else {
          put(alert, now);
        }
      }
    }
    return refused;
  }

  /** Takes alerts of a rule in, as an {@link io.monitorix.alerts.rules.AlertSink}. */
  public void send(List<OutgoingAlert> sent) {
    post(
        sent.stream()
            .map(
                alert ->
                    new PostedAlert(
                        alert.labels(),
                        Labels.of(alert.annotations()),
                        alert.startsAt(),
                        alert.endsAt(),
                        alert.generatorUrl()))
            .toList());
  }

  /** Takes back what was known before a restart, and tells the listeners. */
  public void restore(Collection<Alert> known) {
    synchronized (alerts) {
      for (Alert alert : known) {
        alerts.put(alert.fingerprint(), alert);
        listeners.forEach(listener -> listener.accept(alert));
      }
    }
  }

  /** All, resolved ones too, in the order in which they first came. */
  public List<Alert> alerts() {
    synchronized (alerts) {
      return List.copyOf(alerts.values());
    }
  }

  /** One. */
  public Optional<Alert> find(Fingerprint fingerprint) {
    synchronized (alerts) {
      return Optional.ofNullable(alerts.get(fingerprint));
    }
  }

  /**
   * Forgets those that are resolved; groups that have yet to tell of them know them by themselves.
   */
  public void forgetResolved() {
    synchronized (alerts) {
      Instant now = clock.instant();
      alerts.values().removeIf(alert -> alert.isResolved(now));
    }
  }

  private Alert completed(PostedAlert posted, Instant now) {
    boolean timeout = posted.endsAt() == null;
    Instant end = posted.endsAt() == null ? now.plus(resolveTimeout) : posted.endsAt();
    Instant start = posted.startsAt();
    if (start == null) {
      start = timeout ? now : end;
    }
    return new Alert(
        Fingerprint.of(posted.labels()),
        posted.labels(),
        posted.annotations(),
        start,
        end,
        posted.generatorUrl(),
        now,
        timeout);
  }

  private static Optional<String> wrong(Alert alert) {
    if (alert.endsAt() != null && alert.endsAt().isBefore(alert.startsAt())) {
      return Optional.of("start time must be before end time");
    }
    if (alert.labels().size() == 0) {
      return Optional.of("at least one label pair required");
    }
    return wrongName(alert.labels())
        .map(name -> "invalid label set: invalid name " + Names.quote(name))
        .or(
            () ->
                wrongName(alert.annotations())
                    .map(name -> "invalid annotations: invalid name " + Names.quote(name)));
  }

  private static Optional<String> wrongName(Labels labels) {
    for (int i = 0; i < labels.size(); i++) {
      if (!Names.isValid(labels.name(i)) || !Names.isValid(labels.value(i))) {
        return Optional.of(labels.name(i));
      }
    }
    return Optional.empty();
  }

  private void put(Alert alert, Instant now) {
    Alert older = alerts.get(alert.fingerprint());
    Alert merged = older != null && alert.overlaps(older) ? alert.mergedInto(older, now) : alert;
    alerts.put(alert.fingerprint(), merged);
    listeners.forEach(listener -> listener.accept(merged));
  }
}
