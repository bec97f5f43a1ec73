package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The alerts of a route that are told together; changed under the dispatcher's lock. */
final class AlertGroup {

  private final Route route;
  private final Labels labels;
  private final String id;
  private final String key;
  private final Map<Fingerprint, Alert> alerts = new LinkedHashMap<>();
  private final Map<String, Attempt> attempts = new HashMap<>();
  private Instant due;
  private boolean flushed;

  private List<Alert> told = List.of();
  private List<Delivery> deliveries = List.of();
  private boolean flushing;

  AlertGroup(Route route, Labels labels, String id, Instant due, boolean flushed) {
    this.route = route;
    this.labels = labels;
    this.id = id;
    this.key = route.groupKey(labels);
    this.due = due;
    this.flushed = flushed;
  }

  Route route() {
    return route;
  }

  Labels labels() {
    return labels;
  }

  String key() {
    return key;
  }

  Instant due() {
    return due;
  }

  GroupState state() {
    return new GroupState(id, due, flushed);
  }

  /** Its alerts, sorted. */
  List<Alert> alerts() {
    return alerts.values().stream().sorted(AlertOrder.INSTANCE).toList();
  }

  /**
   * Those that the route takes already, sorted.
   *
   * @param known alerts that it takes whatever their age
   */
  List<Alert> taken(Set<Fingerprint> known, Instant now) {
    return alerts().stream()
        .filter(alert -> known.contains(alert.fingerprint()) || Maturity.reached(alert, route, now))
        .toList();
  }

  boolean has(Fingerprint alert) {
    return alerts.containsKey(alert);
  }

  /** Nothing is in it, nor being told. */
  boolean isEmpty() {
    return alerts.isEmpty() && !flushing;
  }

  boolean isFlushing() {
    return flushing;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  /**
   * Takes an alert in.
   *
   * @return whether that makes the group due at once
   */
  boolean insert(Alert alert, Instant now) {
    alerts.put(alert.fingerprint(), alert);
    if (flushed) {
      return false;
    }
    if (route.isEscalation()) {
      return hasten(Maturity.of(alert, route), now);
    }
    return alert.startsAt().plus(route.groupWait()).isBefore(now) && hasten(now, now);
  }

  private boolean hasten(Instant earlier, Instant now) {
    if (!due.isAfter(now) || !earlier.isBefore(due)) {
      return false;
    }
    due = earlier.isBefore(now) ? now : earlier;
    return true;
  }

  /** Keeps it from being due later than it ever is; it would be after a clock was put back. */
  void boundDue(Instant now) {
    Duration wait = route.groupWait().plus(route.minimumAge());
    Duration longest = wait.compareTo(route.groupInterval()) > 0 ? wait : route.groupInterval();
    if (due.isAfter(now.plus(longest))) {
      due = now.plus(longest);
    }
  }

  /**
   * Begins a flush: the alerts as they are now, which are told until {@link #endFlushIfOver}. If
   * the route takes none of them yet, there is none: the group is due again when it takes one.
   *
   * @param known alerts that it takes whatever their age
   */
  List<Alert> beginFlush(Set<Fingerprint> known, Instant now) {
    List<Alert> taken = taken(known, now);
    if (route.isEscalation()) {
      // Nobody is ever told of what was over so soon.
      alerts.values().removeIf(alert -> alert.isResolved(now) && !taken.contains(alert));
      if (taken.isEmpty()) {
        awaitMaturity(now);
        return List.of();
      }
    }
    due = now.plus(route.groupInterval());
    flushed = true;
    flushing = true;
    told = taken.stream().map(alert -> alert.asOf(now)).toList();
    return told;
  }

  private void awaitMaturity(Instant now) {
    flushed = false;
    due =
        alerts.values().stream()
            .map(alert -> Maturity.of(alert, route))
            .min(Instant::compareTo)
            .orElse(now.plus(route.groupInterval()));
  }

  void deliver(List<Delivery> begun) {
    deliveries = new ArrayList<>(begun);
  }

  /** Ends the flush once all deliveries are over; resolved alerts that were told leave. */
  void endFlushIfOver() {
    if (!flushing || !deliveries.stream().allMatch(Delivery::isOver)) {
      return;
    }
    if (deliveries.stream().allMatch(delivery -> delivery.state() == Delivery.State.DONE)) {
      for (Alert alert : told) {
        Alert current = alerts.get(alert.fingerprint());
        boolean unchanged = current != null && current.updatedAt().equals(alert.updatedAt());
        if (alert.endsAt() != null && unchanged) {
          alerts.remove(alert.fingerprint());
        }
      }
    }
    abandonFlush();
  }

  /** Ends a flush that could not be begun: nothing was told. */
  void abandonFlush() {
    told = List.of();
    deliveries = List.of();
    flushing = false;
  }

  void tried(String integration, Attempt attempt) {
    attempts.put(integration, attempt);
  }

  Optional<Attempt> lastAttempt(String integration) {
    return Optional.ofNullable(attempts.get(integration));
  }

  Optional<Delivery> delivery(String integration) {
    return deliveries.stream()
        .filter(each -> each.flush().integration().key().equals(integration))
        .findFirst();
  }
}
