package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.DeliveryReason.Verdict;
import io.monitorix.alerts.routing.route.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of one alert at one moment why integrations were told of it, or were not. */
final class Explanation {

  private final DispatcherParts parts;
  private final Backlog backlog;
  private final Alert alert;
  private final Instant now;

  Explanation(DispatcherParts parts, Backlog backlog, Alert alert, Instant now) {
    this.parts = parts;
    this.backlog = backlog;
    this.alert = alert;
    this.now = now;
  }

  /** An element for each integration of the route's receiver; one without any if it has none. */
  Stream<DeliveryReason> of(Route route, Optional<AlertGroup> group) {
    Suppression suppression = parts.filters().suppression(alert.labels(), route, now);
    List<Integration> integrations = parts.integrations().getOrDefault(route.receiver(), List.of());
    Labels labels = route.groupLabels(alert.labels());
    Instant mature = Maturity.of(alert, route);
    Optional<Instant> next =
        group
            .filter(each -> each.has(alert.fingerprint()))
            .map(each -> route.isEscalation() && each.due().isBefore(mature) ? mature : each.due());
    if (integrations.isEmpty()) {
      return Stream.of(
          new DeliveryReason(
              route.id(),
              route.receiver(),
              route.groupKey(labels),
              labels,
              Optional.empty(),
              Verdict.NOBODY_TO_TELL,
              suppression,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              next));
    }
    return integrations.stream()
        .map(
            integration -> {
              String key = route.groupKey(labels);
              Optional<LogEntry> entry = parts.log().find(key, integration.key());
              Optional<Delivery> delivery = open(key, integration, group);
              Optional<String> held = parts.withheld().reason(integration, alert.fingerprint());
              Verdict verdict = verdict(route, suppression, integration, group, entry, delivery);
              return new DeliveryReason(
                  route.id(),
                  route.receiver(),
                  key,
                  labels,
                  Optional.of(integration.key()),
                  verdict == Verdict.TOLD && held.isPresent() ? Verdict.HELD : verdict,
                  suppression,
                  entry.map(LogEntry::at),
                  group.flatMap(each -> each.lastAttempt(integration.key())),
                  delivery.filter(each -> !each.isOver()).map(Delivery::due),
                  held,
                  next);
            });
  }

  /** What is being told by the group's flush, or else was left by one before. */
  private Optional<Delivery> open(
      String groupKey, Integration integration, Optional<AlertGroup> group) {
    return group
        .flatMap(each -> each.delivery(integration.key()))
        .filter(delivery -> !delivery.isOver())
        .or(() -> backlog.find(groupKey, integration.key()));
  }

  private Verdict verdict(
      Route route,
      Suppression suppression,
      Integration integration,
      Optional<AlertGroup> group,
      Optional<LogEntry> entry,
      Optional<Delivery> delivery) {
    if (suppression.inhibitedBy().isPresent()) {
      return Verdict.INHIBITED;
    }
    if (!suppression.mutedBy().isEmpty() || !suppression.inactive().isEmpty()) {
      return Verdict.MUTED;
    }
    if (!suppression.silencedBy().isEmpty()) {
      return Verdict.SILENCED;
    }
    boolean resolved = alert.isResolved(now);
    boolean knownFiring = entry.filter(e -> e.firing().contains(alert.fingerprint())).isPresent();
    if (!knownFiring && !Maturity.reached(alert, route, now)) {
      return resolved ? Verdict.NOT_WANTED : Verdict.WAITING;
    }
    if (delivery.filter(each -> !each.isOver()).isPresent()) {
      return Verdict.BEING_TOLD;
    }
    boolean knownResolved =
        entry.filter(e -> e.resolved().contains(alert.fingerprint())).isPresent();
    if (resolved ? knownResolved : knownFiring) {
      return Verdict.TOLD;
    }
    if (resolved && (!integration.sendResolved() || !knownFiring)) {
      return Verdict.NOT_WANTED;
    }
    boolean inVain =
        group
            .flatMap(each -> each.lastAttempt(integration.key()))
            .filter(attempt -> !(attempt.outcome() instanceof Notifier.Sent))
            .isPresent();
    return inVain || delivery.isPresent() ? Verdict.GIVEN_UP : Verdict.WAITING;
  }
}
