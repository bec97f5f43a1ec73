package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.AlertListener;
import io.monitorix.alerts.routing.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts alerts into groups, and tells of the groups when they are due, as Alertmanager does. It has
 * no thread: someone calls {@link #tick} when time has passed. Thread-safe; the notifier is called
 * without the lock.
 */
public final class Dispatcher implements AlertListener {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private static final Duration EMPTY_GROUPS = Duration.ofSeconds(30);
  private static final Duration EXPIRED_ENTRIES = Duration.ofMinutes(15);

  private final DispatcherParts parts;
  private final Deliveries deliveries;
  private final Map<Address, AlertGroup> groups = new LinkedHashMap<>();
  private final Map<String, GroupState> restored = new HashMap<>();
  private volatile Runnable dueSooner = () -> {};
  private Instant emptyGroupsDue;
  private Instant expiredEntriesDue;

  /** Which group; cheaper to look up than its key. */
  private record Address(String routeId, Labels labels) {}

  /** With nothing in it; groups that come again are due when their kept states say so. */
  public Dispatcher(DispatcherParts parts) {
    this.parts = parts;
    this.deliveries = new Deliveries(parts);
    parts.groups().load().forEach(state -> restored.put(state.id(), state));
    Instant now = parts.clock().instant();
    emptyGroupsDue = now.plus(EMPTY_GROUPS);
    expiredEntriesDue = now.plus(EXPIRED_ENTRIES);
  }

  /**
   * Names who is to be told when something became due sooner than {@link #tick} said: by an alert,
   * or by an attempt that another thread made. Called by those threads; the last one counts.
   */
  public void whenDueSooner(Runnable listener) {
    dueSooner = listener;
  }

  /** Puts an alert into the groups of its routes. */
  @Override
  public void accept(Alert alert) {
    if (insert(alert)) {
      dueSooner.run();
    }
  }

  /**
   * Does all that is due: flushes groups, tries deliveries, drops what is no longer needed.
   *
   * @return when to call it next; sooner if alerts came meanwhile
   */
  public Instant tick() {
    Map<Delivery, AlertGroup> attempts = new LinkedHashMap<>();
    synchronized (this) {
      Instant now = parts.clock().instant();
      for (AlertGroup group : groups.values()) {
        group.boundDue(now);
        if (!group.isFlushing() && !now.isBefore(group.due())) {
          flush(group, now);
        }
        for (Delivery delivery : group.deliveries()) {
          if (delivery.isDue(now)) {
            delivery.start();
            attempts.put(delivery, group);
          }
        }
      }
      tidy(now);
    }
    attempts.forEach(this::execute);
    return nextDue();
  }

  /** When something is due next. */
  public synchronized Instant nextDue() {
    return Stream.concat(
            Stream.of(emptyGroupsDue, expiredEntriesDue),
            groups.values().stream().flatMap(Dispatcher::dues))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** All groups that have alerts. */
  public synchronized List<GroupView> groups() {
    return groups.values().stream()
        .map(
            group ->
                new GroupView(
                    group.key(), group.route(), group.labels(), group.alerts(), group.due()))
        .filter(view -> !view.alerts().isEmpty())
        .toList();
  }

  /** Why integrations were told of an alert or not: an element for each of each route it takes. */
  public synchronized List<DeliveryReason> explain(Alert alert) {
    Instant now = parts.clock().instant();
    Explanation explanation = new Explanation(parts, alert, now);
    return parts.routes().match(alert.labels()).stream()
        .flatMap(
            route -> {
              Address address = new Address(route.id(), route.groupLabels(alert.labels()));
              return explanation.of(route, Optional.ofNullable(groups.get(address)));
            })
        .toList();
  }

  private synchronized boolean insert(Alert alert) {
    boolean sooner = false;
    Instant now = parts.clock().instant();
    for (Route route : parts.routes().match(alert.labels())) {
      Labels labels = route.groupLabels(alert.labels());
      AlertGroup known = groups.get(new Address(route.id(), labels));
      AlertGroup group = known == null ? create(route, labels, now) : known;
      if (group.insert(alert, now) || known == null) {
        save(group);
        sooner = true;
      }
    }
    return sooner;
  }

  private AlertGroup create(Route route, Labels labels, Instant now) {
    String id = route.groupId(labels);
    GroupState state = restored.remove(id);
    AlertGroup group =
        state == null
            ? new AlertGroup(route, labels, id, now.plus(route.groupWait()), false)
            : new AlertGroup(route, labels, id, state.nextFlush(), state.flushed());
    groups.put(new Address(route.id(), labels), group);
    return group;
  }

  private void flush(AlertGroup group, Instant now) {
    List<Alert> alerts = group.beginFlush(now);
    save(group);
    try {
      List<Alert> passed = parts.filters().pass(alerts, group.route(), now);
      group.deliver(passed.isEmpty() ? List.of() : deliveries.of(group, passed, now));
      group.endFlushIfOver();
    } catch (RuntimeException e) {
      LOG.error("a flush failed, the next one tries again: group={}", group.key(), e);
      group.abandonFlush();
    }
  }

  private void execute(Delivery delivery, AlertGroup group) {
    try {
      parts.executor().execute(() -> attempt(group, delivery));
    } catch (RejectedExecutionException e) {
      attempted(
          group, delivery, new Notifier.RetryLater("no thread is free", Optional.empty()), false);
    }
  }

  private void attempt(AlertGroup group, Delivery delivery) {
    Notifier.HandOver outcome = deliveries.handOver(delivery.flush());
    // Without the lock: a log waits for a disk, and those who wait together wait once.
    boolean recorded =
        outcome instanceof Notifier.Sent
            && deliveries.recorded(group, delivery, parts.clock().instant());
    attempted(group, delivery, outcome, recorded);
    dueSooner.run();
  }

  private synchronized void attempted(
      AlertGroup group, Delivery delivery, Notifier.HandOver outcome, boolean recorded) {
    deliveries.attempted(group, delivery, outcome, recorded, parts.clock().instant());
    group.endFlushIfOver();
  }

  /** What is lost here costs no alert: after a restart the group waits as a new one does. */
  private void save(AlertGroup group) {
    try {
      parts.groups().save(group.state());
    } catch (RuntimeException e) {
      LOG.error("the state of a group cannot be kept: group={}", group.key(), e);
    }
  }

  private void delete(String id) {
    try {
      parts.groups().delete(id);
    } catch (RuntimeException e) {
      LOG.error("the state of a group that is no more cannot be dropped: id={}", id, e);
    }
  }

  private void tidy(Instant now) {
    if (!now.isBefore(emptyGroupsDue)) {
      emptyGroupsDue = now.plus(EMPTY_GROUPS);
      groups.values().stream()
          .filter(AlertGroup::isEmpty)
          .forEach(group -> delete(group.state().id()));
      groups.values().removeIf(AlertGroup::isEmpty);
    }
    if (!now.isBefore(expiredEntriesDue)) {
      expiredEntriesDue = now.plus(EXPIRED_ENTRIES);
      deliveries.forgetExpired(now);
      // Groups that did not come again since the start will hardly do so.
      restored.keySet().forEach(this::delete);
      restored.clear();
    }
  }

  private static Stream<Instant> dues(AlertGroup group) {
    return group.isFlushing()
        ? group.deliveries().stream()
            .filter(delivery -> delivery.state() == Delivery.State.WAITING)
            .map(Delivery::due)
        : Stream.of(group.due());
  }
}
