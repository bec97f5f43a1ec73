package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.AlertListener;
import io.monitorix.alerts.routing.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  private final Backlog backlog;
  private final Deliveries deliveries;
  private final Maturity maturity;
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
    this.backlog = new Backlog(parts);
    this.deliveries = new Deliveries(parts, backlog);
    this.maturity = new Maturity(parts.integrations(), parts.log());
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
    List<Delivery> begun = new ArrayList<>();
    Map<Delivery, Optional<AlertGroup>> attempts = new LinkedHashMap<>();
    synchronized (this) {
      Instant now = parts.clock().instant();
      for (AlertGroup group : groups.values()) {
        group.boundDue(now);
        if (!group.isFlushing() && !now.isBefore(group.due()) && !backlog.isBusy(group.key())) {
          begun.addAll(flush(group, now));
        }
        startDue(group.deliveries().stream(), Optional.of(group), now, attempts);
      }
      startDue(backlog.all(), Optional.empty(), now, attempts);
      tidy(now);
    }
    if (!begun.isEmpty()) {
      // Without the lock: it waits for a disk. All of them are under way already.
      deliveries.queue(begun);
    }
    attempts.forEach(this::execute);
    return nextDue();
  }

  private static void startDue(
      Stream<Delivery> all,
      Optional<AlertGroup> group,
      Instant now,
      Map<Delivery, Optional<AlertGroup>> attempts) {
    all.filter(delivery -> delivery.isDue(now))
        .forEach(
            delivery -> {
              delivery.start();
              attempts.put(delivery, group);
            });
  }

  /** When something is due next. */
  public synchronized Instant nextDue() {
    return Stream.concat(
            Stream.concat(Stream.of(emptyGroupsDue, expiredEntriesDue), waiting(backlog.all())),
            groups.values().stream().flatMap(this::dues))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** All groups that have alerts; escalations have only those that are old enough. */
  public synchronized List<GroupView> groups() {
    Instant now = parts.clock().instant();
    return groups.values().stream()
        .map(
            group ->
                new GroupView(
                    group.key(),
                    group.route(),
                    group.labels(),
                    group.taken(maturity.known(group), now),
                    group.due()))
        .filter(view -> !view.alerts().isEmpty())
        .toList();
  }

  /** Why integrations were told of an alert or not: an element for each of each route it takes. */
  public synchronized List<DeliveryReason> explain(Alert alert) {
    Instant now = parts.clock().instant();
    Explanation explanation = new Explanation(parts, backlog, alert, now);
    return parts.routes().matchEscalated(alert.labels()).stream()
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
    for (Route route : parts.routes().matchEscalated(alert.labels())) {
      Labels labels = route.groupLabels(alert.labels());
      AlertGroup known = groups.get(new Address(route.id(), labels));
      AlertGroup group = known == null ? create(route, labels, alert, now) : known;
      if (group.insert(alert, now) || known == null) {
        save(group);
        sooner = true;
      }
    }
    return sooner;
  }

  private AlertGroup create(Route route, Labels labels, Alert first, Instant now) {
    String id = route.groupId(labels);
    GroupState state = restored.remove(id);
    Instant due = route.isEscalation() ? Maturity.of(first, route) : now.plus(route.groupWait());
    AlertGroup group =
        state == null
            ? new AlertGroup(route, labels, id, due, false)
            : new AlertGroup(route, labels, id, state.nextFlush(), state.flushed());
    groups.put(new Address(route.id(), labels), group);
    return group;
  }

  /** What has to be told now. */
  private List<Delivery> flush(AlertGroup group, Instant now) {
    List<Alert> alerts = group.beginFlush(maturity.known(group), now);
    save(group);
    try {
      List<Alert> passed = parts.filters().pass(alerts, group.route(), now);
      List<Delivery> begun = deliveries.of(group, passed, now);
      group.deliver(begun);
      group.endFlushIfOver();
      return begun;
    } catch (RuntimeException e) {
      LOG.error("a flush failed, the next one tries again: group={}", group.key(), e);
      group.abandonFlush();
      return List.of();
    }
  }

  private void execute(Delivery delivery, Optional<AlertGroup> group) {
    try {
      parts.executor().execute(delivery.flush().integration(), () -> attempt(delivery, group));
    } catch (RejectedExecutionException e) {
      Notifier.HandOver outcome = new Notifier.RetryLater("no thread is free", Optional.empty());
      attempted(delivery, group, outcome, false);
    }
  }

  private void attempt(Delivery delivery, Optional<AlertGroup> group) {
    Notifier.HandOver outcome = deliveries.handOver(delivery.flush());
    // Without the lock: a log waits for a disk, and those who wait together wait once.
    boolean recorded =
        outcome instanceof Notifier.Sent sent
            && deliveries.recorded(delivery, sent, parts.clock().instant());
    attempted(delivery, group, outcome, recorded);
    dueSooner.run();
  }

  private synchronized void attempted(
      Delivery delivery, Optional<AlertGroup> group, Notifier.HandOver outcome, boolean recorded) {
    Instant now = parts.clock().instant();
    int number = delivery.flush().attempt();
    deliveries.attempted(delivery, outcome, recorded, now);
    if (group.isPresent()) {
      group.get().tried(delivery.integration(), new Attempt(now, number, outcome));
      if (delivery.state() == Delivery.State.FAILED && !(outcome instanceof Notifier.Sent)) {
        deliveries.leave(delivery);
      }
      group.get().endFlushIfOver();
    } else if (outcome instanceof Notifier.Sent) {
      backlog.take(delivery.flush().groupKey(), delivery.integration());
    } else if (delivery.state() == Delivery.State.FAILED && !delivery.isDead()) {
      deliveries.tire(delivery);
    }
  }

  /** All that has to be told and is not, dead letters too. */
  public synchronized List<QueuedNotification> queued() {
    return Stream.concat(
            groups.values().stream()
                .flatMap(group -> group.deliveries().stream())
                .filter(delivery -> !delivery.isOver()),
            backlog.all())
        .map(Delivery::notification)
        .toList();
  }

  /** For how long the oldest of what is tried to be told waits; zero if nothing does. */
  public Duration oldestPending() {
    Instant now = parts.clock().instant();
    return queued().stream()
        .filter(each -> each.state() == QueuedNotification.State.PENDING)
        .map(each -> Duration.between(each.since(), now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /**
   * Tries a dead letter again, from now on for a day.
   *
   * @param id its {@link QueuedNotification#id()}
   * @return whether there is one
   */
  public boolean retry(String id) {
    Optional<Delivery> dead = dead(id);
    dead.ifPresent(
        delivery -> {
          revive(delivery);
          deliveries.queue(List.of(delivery));
          dueSooner.run();
        });
    return dead.isPresent();
  }

  private synchronized void revive(Delivery delivery) {
    Instant now = parts.clock().instant();
    delivery.revive(now, now.plus(Backlog.PATIENCE));
  }

  /**
   * Drops a dead letter.
   *
   * @param id its {@link QueuedNotification#id()}
   * @return whether there was one
   */
  public synchronized boolean drop(String id) {
    Optional<Delivery> dead = dead(id);
    dead.ifPresent(backlog::remove);
    return dead.isPresent();
  }

  private synchronized Optional<Delivery> dead(String id) {
    return backlog
        .all()
        .filter(delivery -> delivery.isDead() && delivery.notification().id().equals(id))
        .findFirst();
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
      backlog.forgetOld(now);
      // Groups that did not come again since the start will hardly do so.
      restored.keySet().forEach(this::delete);
      restored.clear();
    }
  }

  /** A group whose turn has come waits until what is being told of it has been. */
  private Stream<Instant> dues(AlertGroup group) {
    if (group.isFlushing()) {
      return waiting(group.deliveries().stream());
    }
    return backlog.isBusy(group.key()) ? Stream.empty() : Stream.of(group.due());
  }

  private static Stream<Instant> waiting(Stream<Delivery> deliveries) {
    return deliveries
        .filter(delivery -> delivery.state() == Delivery.State.WAITING)
        .map(Delivery::due);
  }
}
