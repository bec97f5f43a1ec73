package io.monitorix.alerts.remote.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how it goes: once when something goes wrong, now and then while it lasts, once when it is
 * over. Safe for several threads.
 */
final class DeliveryLog {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration REPEAT = Duration.ofMinutes(5);

  private final String receiver;
  private final InstantSource clock;
  private @Nullable Instant failingSince;
  private @Nullable Instant lastWaiting;
  private @Nullable Instant lastRefused;
  private @Nullable Instant lastDropped;

  DeliveryLog(String receiver, InstantSource clock) {
    this.receiver = receiver;
    this.clock = clock;
  }

  synchronized void waiting(String reason, long pending) {
    if (failingSince == null) {
      failingSince = clock.instant();
    }
    if (isDue(lastWaiting)) {
      lastWaiting = clock.instant();
      LOG.warn(
          "cannot deliver, trying again: receiver={} pending={} reason={}",
          receiver,
          pending,
          reason);
    }
  }

  synchronized void accepted() {
    if (failingSince != null) {
      LOG.info(
          "delivers again: receiver={} after={}s",
          receiver,
          Duration.between(failingSince, clock.instant()).toSeconds());
      failingSince = null;
      lastWaiting = null;
    }
  }

  synchronized void refused(long samples, String reason) {
    if (isDue(lastRefused)) {
      lastRefused = clock.instant();
      LOG.warn(
          "refused for good, these samples are lost: receiver={} samples={} reason={}",
          receiver,
          samples,
          reason);
    }
  }

  synchronized void dropped(long samples) {
    if (isDue(lastDropped)) {
      lastDropped = clock.instant();
      LOG.warn(
          "the queue is full, the oldest samples are lost: receiver={} samples={}",
          receiver,
          samples);
    }
  }

  synchronized void abandoned(long samples) {
    LOG.warn(
        "stopped with samples that could not be delivered: receiver={} samples={}",
        receiver,
        samples);
  }

  synchronized void broke(RuntimeException e) {
    LOG.error("a request could not be made: receiver={}", receiver, e);
  }

  private boolean isDue(@Nullable Instant last) {
    return last == null || !clock.instant().isBefore(last.plus(REPEAT));
  }
}
