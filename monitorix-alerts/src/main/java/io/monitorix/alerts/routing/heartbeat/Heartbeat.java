package io.monitorix.alerts.routing.heartbeat;

import io.monitorix.alerts.routing.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a service that all is well, and says nothing when it is not: when an alert that always
 * fires does not, when its rule was not evaluated lately, when notifications wait for too long. The
 * service raises the alarm then. It has no thread: someone calls {@link #beat}. Thread-safe.
 */
public final class Heartbeat {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final String name;
  private final HeartbeatTerms terms;
  private final Supplier<? extends Collection<Alert>> alerts;
  private final Supplier<Duration> oldestPending;
  private final Pulse pulse;
  private final InstantSource clock;
  private boolean quiet;
  private volatile @Nullable Instant lastSuccess;

  /**
   * One that has not beaten yet.
   *
   * @param name for people
   * @param alerts those that are known; what it throws is a reason not to beat
   * @param oldestPending for how long the oldest notification waits; zero if none does
   */
  public Heartbeat(
      String name,
      HeartbeatTerms terms,
      Supplier<? extends Collection<Alert>> alerts,
      Supplier<Duration> oldestPending,
      Pulse pulse,
      InstantSource clock) {
    this.name = name;
    this.terms = terms;
    this.alerts = alerts;
    this.oldestPending = oldestPending;
    this.pulse = pulse;
    this.clock = clock;
  }

  /** For people. */
  public String name() {
    return name;
  }

  /** When a beat was last taken; empty if none was. */
  public Optional<Instant> lastSuccess() {
    return Optional.ofNullable(lastSuccess);
  }

  /**
   * Beats, if it may.
   *
   * @return why no beat was sent, or none was taken; empty if one was
   */
  public synchronized Optional<String> beat() {
    Optional<String> reason;
    try {
      reason = hindrance().or(pulse::send);
    } catch (RuntimeException e) {
      reason = Optional.of(String.valueOf(e.getMessage()));
    }
    if (reason.isEmpty()) {
      lastSuccess = clock.instant();
    }
    tell(reason);
    return reason;
  }

  private Optional<String> hindrance() {
    Instant now = clock.instant();
    List<Alert> firing =
        alerts.get().stream()
            .filter(alert -> alert.labels().get("alertname").equals(terms.alertname()))
            .filter(alert -> !alert.isResolved(now))
            .toList();
    if (firing.isEmpty()) {
      return Optional.of("the alert " + terms.alertname() + " does not fire");
    }
    Instant oldest = now.minus(terms.longestDelay());
    if (firing.stream().allMatch(alert -> alert.updatedAt().isBefore(oldest))) {
      return Optional.of(
          "the alert " + terms.alertname() + " was not evaluated for " + terms.longestDelay());
    }
    Duration waiting = oldestPending.get();
    return waiting.compareTo(terms.longestDelay()) > 0
        ? Optional.of("a notification waits since " + now.minus(waiting))
        : Optional.empty();
  }

  /** Once, until it is otherwise. */
  private void tell(Optional<String> reason) {
    if (reason.isPresent() && !quiet) {
      LOG.warn("heartbeat missing: name={} reason={}", name, reason.get());
    } else if (reason.isEmpty() && quiet) {
      LOG.info("heartbeat beats again: name={}", name);
    }
    quiet = reason.isPresent();
  }
}
