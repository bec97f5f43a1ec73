package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is to tell an integration of a group at one moment. */
final class News {

  /** Alertmanager's {@code --data.retention}. */
  private static final Duration RETENTION = Duration.ofDays(5);

  /** Attempts go on for the group's interval, but at least as long. */
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private final AlertGroup group;
  private final Integration integration;
  private final List<Alert> alerts;
  private final Instant now;
  private final Set<Fingerprint> firing;
  private final Set<Fingerprint> resolved;

  News(AlertGroup group, Integration integration, List<Alert> alerts, Instant now) {
    this.group = group;
    this.integration = integration;
    this.alerts = alerts;
    this.now = now;
    this.firing = fingerprints(false);
    this.resolved = fingerprints(true);
  }

  /** Why it has to be told, given what it was told last; empty if it has not. */
  Optional<Flush.Cause> cause(Optional<LogEntry> last) {
    return Necessity.of(
        last, firing, resolved, integration.sendResolved(), group.route().repeatInterval(), now);
  }

  /** Whether all is over of which it was perhaps told before this process began, or others were. */
  Optional<Flush.Cause> end(Optional<Delivery> before, Notifier notifier) {
    return before
        .filter(each -> firing.isEmpty())
        .filter(each -> each.perhapsToldOfFiring() || notifier.toldOthers(each.flush()))
        .map(delivery -> Flush.Cause.ALL_RESOLVED);
  }

  Flush flush(Flush.Cause cause, Optional<String> previous) {
    Duration interval = group.route().groupInterval();
    return new Flush(
        integration,
        group.key(),
        group.labels(),
        integration.sendResolved()
            ? alerts
            : alerts.stream().filter(alert -> !alert.isResolved(now)).toList(),
        cause,
        now,
        group.route().repeatInterval(),
        now.plus(interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval),
        1,
        previous);
  }

  /**
   * To be told at once.
   *
   * @param since from when on the integration lacks news of the group
   */
  QueuedNotification queued(Flush flush, Instant since) {
    return new QueuedNotification(
        flush,
        firing,
        resolved,
        remembered(),
        QueuedNotification.State.PENDING,
        now,
        since,
        Optional.empty());
  }

  /**
   * The last entry, to be remembered longer: while something keeps alerts quiet that the
   * integration knows, so that it is told once they are resolved.
   *
   * @return empty if it lasts long enough, or none of its alerts fires any more
   */
  Optional<LogEntry> prolonged(LogEntry last) {
    boolean ends = last.expiresAt().isBefore(now.plus(remembered().dividedBy(2)));
    boolean firesOn =
        ends
            && group.alerts().stream()
                .anyMatch(
                    alert -> !alert.isResolved(now) && last.firing().contains(alert.fingerprint()));
    return firesOn
        ? Optional.of(
            new LogEntry(
                last.groupKey(),
                last.integration(),
                last.at(),
                last.firing(),
                last.resolved(),
                now.plus(remembered()),
                last.externalId()))
        : Optional.empty();
  }

  private Duration remembered() {
    Duration kept = group.route().repeatInterval().multipliedBy(2);
    // Where groups are flushed less often than they repeat, the entry has to last until then.
    Duration flushes = group.route().groupInterval().multipliedBy(2);
    kept = kept.compareTo(flushes) < 0 ? flushes : kept;
    return kept.compareTo(RETENTION) > 0 ? RETENTION : kept;
  }

  private Set<Fingerprint> fingerprints(boolean over) {
    return alerts.stream()
        .filter(alert -> alert.isResolved(now) == over)
        .map(Alert::fingerprint)
        .collect(Collectors.toSet());
  }
}
