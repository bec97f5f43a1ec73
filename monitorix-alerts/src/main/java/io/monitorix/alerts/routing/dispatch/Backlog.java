package io.monitorix.alerts.routing.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is queued and belongs to no flush of this process: notifications of before its start, those
 * that a flush tried in vain, and dead letters. For use under the dispatcher's lock.
 */
final class Backlog {

  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

  /** What nobody took for so long is a dead letter. */
  static final Duration PATIENCE = Duration.ofDays(1);

  /** How long dead letters are kept: as long as Alertmanager keeps anything. */
  private static final Duration RETENTION = Duration.ofDays(5);

  private final NotificationLog log;
  private final Map<String, Map<String, Delivery>> byGroup = new LinkedHashMap<>();

  /** With all that is queued for the integrations that there are; the rest is dropped. */
  Backlog(DispatcherParts parts) {
    this.log = parts.log();
    Set<String> known = new HashSet<>();
    parts.integrations().values().forEach(all -> all.forEach(each -> known.add(each.key())));
    for (QueuedNotification each : log.queued()) {
      if (known.contains(each.integration())) {
        Delivery delivery = Delivery.restored(each);
        if (!delivery.isDead()) {
          delivery.extend(each.flush().at().plus(PATIENCE));
        }
        add(delivery);
      } else {
        LOG.warn(
            "a notification is dropped, there is no such integration any more: integration={}"
                + " group={}",
            each.integration(),
            each.groupKey());
        drop(each);
      }
    }
  }

  void add(Delivery delivery) {
    byGroup
        .computeIfAbsent(delivery.flush().groupKey(), unused -> new LinkedHashMap<>())
        .put(delivery.integration(), delivery);
  }

  Optional<Delivery> find(String groupKey, String integration) {
    return Optional.ofNullable(byGroup.getOrDefault(groupKey, Map.of()).get(integration));
  }

  /** Those of a group; a new one each time. */
  List<Delivery> of(String groupKey) {
    return List.copyOf(byGroup.getOrDefault(groupKey, Map.of()).values());
  }

  Stream<Delivery> all() {
    return byGroup.values().stream().flatMap(each -> each.values().stream());
  }

  /** Whether something of a group is being told right now: nothing may overtake it. */
  boolean isBusy(String groupKey) {
    return byGroup.getOrDefault(groupKey, Map.of()).values().stream()
        .anyMatch(delivery -> delivery.state() == Delivery.State.UNDER_WAY);
  }

  /** Takes out what something newer takes the place of. */
  Optional<Delivery> take(String groupKey, String integration) {
    Map<String, Delivery> group = byGroup.getOrDefault(groupKey, Map.of());
    Delivery taken = group.isEmpty() ? null : group.remove(integration);
    if (taken != null && group.isEmpty()) {
      byGroup.remove(groupKey);
    }
    return Optional.ofNullable(taken);
  }

  /** Drops what nobody has to be told any more; dead letters stay, they are for people. */
  void settle(String groupKey, String integration) {
    if (find(groupKey, integration).filter(each -> !each.isDead()).isPresent()) {
      take(groupKey, integration).ifPresent(each -> drop(each.notification()));
    }
  }

  /** Takes out and drops. */
  void remove(Delivery delivery) {
    take(delivery.flush().groupKey(), delivery.integration());
    drop(delivery.notification());
  }

  void forgetOld(Instant now) {
    Instant oldest = now.minus(RETENTION);
    all()
        .filter(each -> each.isDead() && each.flush().at().isBefore(oldest))
        .toList()
        .forEach(this::remove);
  }

  private void drop(QueuedNotification notification) {
    try {
      log.dequeue(notification.groupKey(), notification.integration());
    } catch (RuntimeException e) {
      LOG.error("a notification cannot be dropped: group={}", notification.groupKey(), e);
    }
  }
}
