package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which integrations are told in a flush, and what comes of each attempt. */
final class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** Alertmanager's {@code --data.retention}. */
  private static final Duration RETENTION = Duration.ofDays(5);

  /** Attempts go on for the group's interval, but at least as long. */
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private final DispatcherParts parts;
  private final Backoff backoff;

  Deliveries(DispatcherParts parts) {
    this.parts = parts;
    this.backoff = new Backoff(parts.random());
  }

  /** Those that have to be told; what needs no telling is written down at once. */
  List<Delivery> of(AlertGroup group, List<Alert> alerts, Instant now) {
    Set<Fingerprint> firing = fingerprints(alerts, false, now);
    Set<Fingerprint> resolved = fingerprints(alerts, true, now);
    List<Delivery> begun = new ArrayList<>();
    for (Integration integration :
        parts.integrations().getOrDefault(group.route().receiver(), List.of())) {
      Necessity.of(
              parts.log().find(group.key(), integration.key()),
              firing,
              resolved,
              integration.sendResolved(),
              group.route().repeatInterval(),
              now)
          .ifPresent(
              cause -> {
                Flush flush = flush(group, integration, alerts, cause, now);
                if (flush.alerts().isEmpty()) {
                  parts.log().recordSoon(entry(group, integration, firing, resolved, now));
                } else {
                  begun.add(new Delivery(flush, firing, resolved));
                }
              });
    }
    return begun;
  }

  /** Calls the notifier; without the lock. */
  Notifier.HandOver handOver(Flush flush) {
    try {
      return parts.notifier().notify(flush);
    } catch (RuntimeException e) {
      LOG.warn(
          "a notifier failed: integration={} group={}",
          flush.integration().key(),
          flush.groupKey(),
          e);
      return new Notifier.RetryLater(e.toString(), Optional.empty());
    }
  }

  /**
   * Writes down that it was told; without the lock. What cannot be written down is told again at
   * the next flush: twice rather than never.
   *
   * @return whether it was written down
   */
  boolean recorded(AlertGroup group, Delivery delivery, Instant now) {
    try {
      Integration integration = delivery.flush().integration();
      parts.log().record(entry(group, integration, delivery.firing(), delivery.resolved(), now));
      return true;
    } catch (RuntimeException e) {
      LOG.error("what was told cannot be written down: group={}", group.key(), e);
      return false;
    }
  }

  /**
   * Takes in what an attempt came to.
   *
   * @param recorded whether it was written down that it was told
   */
  void attempted(
      AlertGroup group,
      Delivery delivery,
      Notifier.HandOver outcome,
      boolean recorded,
      Instant now) {
    Flush flush = delivery.flush();
    Integration integration = flush.integration();
    group.tried(integration.key(), new Attempt(now, flush.attempt(), outcome));
    if (outcome instanceof Notifier.Sent) {
      delivery.end(recorded);
    } else if (outcome instanceof Notifier.GivenUp given) {
      giveUp(delivery, given.reason());
    } else if (outcome instanceof Notifier.RetryLater later) {
      Instant next = now.plus(later.after().orElseGet(() -> backoff.after(flush.attempt())));
      if (next.isBefore(flush.deadline())) {
        delivery.retry(next);
      } else {
        giveUp(delivery, later.reason());
      }
    }
  }

  void forgetExpired(Instant now) {
    try {
      parts.log().forgetExpired(now);
    } catch (RuntimeException e) {
      LOG.error("old entries of the notification log cannot be dropped", e);
    }
  }

  private static void giveUp(Delivery delivery, String reason) {
    LOG.warn(
        "not told, the group's next flush tries again: integration={} group={} attempts={}"
            + " reason={}",
        delivery.flush().integration().key(),
        delivery.flush().groupKey(),
        delivery.flush().attempt(),
        reason);
    delivery.end(false);
  }

  private static Flush flush(
      AlertGroup group,
      Integration integration,
      List<Alert> alerts,
      Flush.Cause cause,
      Instant now) {
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
        1);
  }

  private static LogEntry entry(
      AlertGroup group,
      Integration integration,
      Set<Fingerprint> firing,
      Set<Fingerprint> resolved,
      Instant now) {
    Duration kept = group.route().repeatInterval().multipliedBy(2);
    // Where groups are flushed less often than they repeat, the entry has to last until then.
    Duration flushes = group.route().groupInterval().multipliedBy(2);
    kept = kept.compareTo(flushes) < 0 ? flushes : kept;
    kept = kept.compareTo(RETENTION) > 0 ? RETENTION : kept;
    return new LogEntry(group.key(), integration.key(), now, firing, resolved, now.plus(kept));
  }

  private static Set<Fingerprint> fingerprints(List<Alert> alerts, boolean resolved, Instant now) {
    return alerts.stream()
        .filter(alert -> alert.isResolved(now) == resolved)
        .map(Alert::fingerprint)
        .collect(Collectors.toSet());
  }
}
