package io.monitorix.alerts.routing.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One integration being told of a group; changed under the dispatcher's lock. */
final class Delivery {

  /** How it stands. */
  enum State {
    WAITING,
    UNDER_WAY,
    DONE,
    FAILED
  }

  private final boolean perhapsTold;
  private QueuedNotification notification;
  private State state;

  /** One that nobody was told of. */
  Delivery(QueuedNotification notification) {
    this(notification, false);
  }

  private Delivery(QueuedNotification notification, boolean perhapsTold) {
    this.notification = notification;
    this.perhapsTold = perhapsTold;
    this.state =
        notification.state() == QueuedNotification.State.DEAD ? State.FAILED : State.WAITING;
  }

  /** One of before the start: who queued it may have been killed after it had gone out. */
  static Delivery restored(QueuedNotification notification) {
    return new Delivery(notification, notification.state() == QueuedNotification.State.PENDING);
  }

  QueuedNotification notification() {
    return notification;
  }

  /** Whether somebody may have been told by it that something fires. */
  boolean perhapsToldOfFiring() {
    return perhapsTold && !notification.firing().isEmpty();
  }

  Flush flush() {
    return notification.flush();
  }

  String integration() {
    return notification.integration();
  }

  State state() {
    return state;
  }

  boolean isDead() {
    return notification.state() == QueuedNotification.State.DEAD;
  }

  Instant due() {
    return notification.due();
  }

  /** Also if the clock was put back, so that it would be due in a time that no wait can take. */
  boolean isDue(Instant now) {
    Flush flush = flush();
    Duration longest = Duration.between(flush.at(), flush.deadline());
    boolean unreachable = due().isAfter(now.plus(longest));
    return state == State.WAITING && (unreachable || !now.isBefore(due()));
  }

  boolean isOver() {
    return state == State.DONE || state == State.FAILED;
  }

  void start() {
    state = State.UNDER_WAY;
  }

  void retry(Instant when, String reason) {
    become(flush().nextAttempt(), QueuedNotification.State.PENDING, when, Optional.of(reason));
    state = State.WAITING;
  }

  /** Why the last attempt was in vain. */
  String error() {
    return notification.error().orElse("");
  }

  /** Goes on to try it, until another time. */
  void extend(Instant until) {
    become(flush().until(until), notification.state(), due(), notification.error());
    state = State.WAITING;
  }

  /** It was told. */
  void succeeded() {
    state = State.DONE;
  }

  /** It was not, and stays queued as it is. */
  void failed() {
    state = State.FAILED;
  }

  /** It never will be, unless somebody retries it. */
  void die(String reason) {
    become(flush(), QueuedNotification.State.DEAD, due(), Optional.of(reason));
    state = State.FAILED;
  }

  /** Tries it again from now on, until another time. */
  void revive(Instant now, Instant until) {
    become(
        flush().anew().until(until), QueuedNotification.State.PENDING, now, notification.error());
    state = State.WAITING;
  }

  private void become(
      Flush flush, QueuedNotification.State next, Instant due, Optional<String> error) {
    notification =
        new QueuedNotification(
            flush,
            notification.firing(),
            notification.resolved(),
            notification.remembered(),
            next,
            due,
            notification.since(),
            error);
  }
}
