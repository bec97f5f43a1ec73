package io.monitorix.spring.alerts;

import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.GroupEvaluation;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes what becomes of alerts as {@link AlertFiring} and {@link AlertResolved}, on one thread,
 * so that a listener that takes its time delays no evaluation. Thread-safe.
 */
public final class AlertEvents implements EvaluationListener, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AlertEvents.class);

  private static final int MOST_WAITING = 10_000;
  private static final long PATIENCE_SECONDS = 5;

  private final ApplicationEventPublisher publisher;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          30,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          task -> {
            Thread made = new Thread(task, "monitorix-events");
            made.setDaemon(true);
            return made;
          });

  /** Publishes there. */
  public AlertEvents(ApplicationEventPublisher publisher) {
    this.publisher = publisher;
    thread.allowCoreThreadTimeOut(true);
  }

  @Override
  public void evaluated(GroupEvaluation evaluation) {
    evaluation.changes().forEach(change -> event(change).ifPresent(this::publish));
  }

  private static Optional<AlertEvent> event(GroupEvaluation.Change change) {
    Alert alert = change.after();
    Instant firedAt = alert.firedAt();
    if (alert.state() == AlertState.FIRING && change.before() != AlertState.FIRING) {
      return Optional.of(
          new AlertFiring(
              change.rule().name(),
              alert.labels().toMap(),
              alert.annotations(),
              alert.value(),
              Objects.requireNonNull(firedAt)));
    }
    Instant resolvedAt = alert.resolvedAt();
    if (change.before() == AlertState.FIRING
        && alert.state() == AlertState.INACTIVE
        && firedAt != null
        && resolvedAt != null) {
      return Optional.of(
          new AlertResolved(
              change.rule().name(),
              alert.labels().toMap(),
              alert.annotations(),
              alert.value(),
              firedAt,
              resolvedAt));
    }
    return Optional.empty();
  }

  private void publish(AlertEvent event) {
    try {
      thread.execute(
          () -> {
            try {
              publisher.publishEvent(event);
            } catch (RuntimeException e) {
              log.error("a listener failed: event={}", event.name(), e);
            }
          });
    } catch (RejectedExecutionException e) {
      log.error(
          "an event is given up, as {} others wait for listeners: event={}",
          MOST_WAITING,
          event.name());
    }
  }

  /** Lets events that wait be published, for 5 s at most. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
