package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.routing.alert.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which integrations are told in a flush, and what comes of each attempt. */
final class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  private final DispatcherParts parts;
  private final Backlog backlog;
  private final Backoff backoff;

  Deliveries(DispatcherParts parts, Backlog backlog) {
    this.parts = parts;
    this.backlog = backlog;
    this.backoff = new Backoff(parts.random());
  }

  /**
   * Those that have to be told; what needs no telling is written down at once, and what waited to
   * be told before is replaced.
   *
   * @param alerts that nothing keeps quiet
   */
  List<Delivery> of(AlertGroup group, List<Alert> alerts, Instant now) {
    List<Delivery> begun = new ArrayList<>();
    for (Integration integration :
        parts.integrations().getOrDefault(group.route().receiver(), List.of())) {
      News news = new News(group, integration, alerts, now);
      Optional<LogEntry> last = parts.log().find(group.key(), integration.key());
      Optional<Delivery> before = backlog.find(group.key(), integration.key());
      Optional<Flush.Cause> cause =
          alerts.isEmpty()
              ? Optional.empty()
              : news.cause(last).or(() -> news.end(before, parts.notifier()));
      if (cause.isEmpty()) {
        backlog.settle(group.key(), integration.key());
        if (backlog.find(group.key(), integration.key()).isEmpty()) {
          last.flatMap(news::prolonged).ifPresent(parts.log()::recordSoon);
        }
      } else {
        Flush flush = news.flush(cause.get(), last.flatMap(LogEntry::externalId));
        if (flush.alerts().isEmpty()) {
          backlog.take(group.key(), integration.key());
          parts.log().recordSoon(news.queued(flush, now).toldAt(now, flush.previous()));
        } else {
          Instant since =
              backlog
                  .take(group.key(), integration.key())
                  .map(replaced -> replaced.notification().since())
                  .orElse(now);
          begun.add(new Delivery(news.queued(flush, since)));
        }
      }
    }
    return begun;
  }

  /** Queues them, so that they outlive the process; without the lock. */
  void queue(List<Delivery> begun) {
    try {
      parts.log().queue(begun.stream().map(Delivery::notification).toList());
    } catch (RuntimeException e) {
      LOG.error("notifications cannot be kept over a restart: number={}", begun.size(), e);
    }
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
  boolean recorded(Delivery delivery, Notifier.Sent sent, Instant now) {
    try {
      Optional<String> externalId = sent.externalId().or(delivery.flush()::previous);
      parts.log().record(delivery.notification().toldAt(now, externalId));
      return true;
    } catch (RuntimeException e) {
      LOG.error("what was told cannot be written down: group={}", delivery.flush().groupKey(), e);
      return false;
    }
  }

  /**
   * Takes in what an attempt came to.
   *
   * @param recorded whether it was written down that it was told
   */
  void attempted(Delivery delivery, Notifier.HandOver outcome, boolean recorded, Instant now) {
    Flush flush = delivery.flush();
    if (outcome instanceof Notifier.Sent && recorded) {
      delivery.succeeded();
    } else if (outcome instanceof Notifier.Sent) {
      delivery.failed();
    } else if (outcome instanceof Notifier.GivenUp given) {
      die(delivery, given.reason());
    } else if (outcome instanceof Notifier.RetryLater later) {
      Instant next = now.plus(later.after().orElseGet(() -> backoff.after(flush.attempt())));
      delivery.retry(next, later.reason());
      if (!next.isBefore(flush.deadline())) {
        delivery.failed();
      }
    }
  }

  /**
   * What a group's flush tried in vain is tried on, until the group's next flush takes its place.
   */
  void leave(Delivery delivery) {
    warn("not told, the group's next flush tries again", delivery);
    Flush flush = delivery.flush();
    Delivery left = new Delivery(delivery.notification());
    if (!left.isDead()) {
      left.extend(flush.at().plus(Backlog.PATIENCE));
    }
    backlog.add(left);
  }

  /** Nobody took it for too long. */
  void tire(Delivery delivery) {
    die(delivery, "not told for " + Backlog.PATIENCE.toHours() + " hours: " + delivery.error());
  }

  private void die(Delivery delivery, String reason) {
    delivery.die(reason);
    try {
      parts.log().queueSoon(delivery.notification());
    } catch (RuntimeException e) {
      LOG.error("a dead letter cannot be kept: group={}", delivery.flush().groupKey(), e);
    }
  }

  private static void warn(String what, Delivery delivery) {
    LOG.warn(
        what + ": integration={} group={} attempts={} reason={}",
        delivery.integration(),
        delivery.flush().groupKey(),
        delivery.flush().attempt(),
        delivery.error());
  }

  void forgetExpired(Instant now) {
    try {
      parts.log().forgetExpired(now);
    } catch (RuntimeException e) {
      LOG.error("old entries of the notification log cannot be dropped", e);
    }
  }
}
