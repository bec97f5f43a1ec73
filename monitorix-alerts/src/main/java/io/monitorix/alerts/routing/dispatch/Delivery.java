package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** One integration being told in a flush; changed under the dispatcher's lock. */
final class Delivery {

  /** How it stands. */
  enum State {
    WAITING,
    UNDER_WAY,
    DONE,
    FAILED
  }

  private final Set<Fingerprint> firing;
  private final Set<Fingerprint> resolved;
  private Flush flush;
  private State state = State.WAITING;
  private Instant due;

  Delivery(Flush flush, Set<Fingerprint> firing, Set<Fingerprint> resolved) {
    this.flush = flush;
    this.firing = firing;
    this.resolved = resolved;
    this.due = flush.at();
  }

  Flush flush() {
    return flush;
  }

  Set<Fingerprint> firing() {
    return firing;
  }

  Set<Fingerprint> resolved() {
    return resolved;
  }

  State state() {
    return state;
  }

  Instant due() {
    return due;
  }

  /** Also if the clock was put back, so that it would be due in a time that no wait can take. */
  boolean isDue(Instant now) {
    Duration longest = Duration.between(flush.at(), flush.deadline());
    boolean unreachable = due.isAfter(now.plus(longest));
    return state == State.WAITING && (unreachable || !now.isBefore(due));
  }

  boolean isOver() {
    return state == State.DONE || state == State.FAILED;
  }

  void start() {
    state = State.UNDER_WAY;
  }

  void retry(Instant when) {
    flush = flush.nextAttempt();
    due = when;
    state = State.WAITING;
  }

  void end(boolean success) {
    state = success ? State.DONE : State.FAILED;
  }
}
