package io.monitorix.alerts.remote.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Parcels on their way to one receiver: a bounded queue, and a thread that sends what is in it, in
 * order, one after the other. What fails for a passing reason is sent again after a pause; what the
 * receiver refuses for good is given up. Safe for several threads.
 */
public final class Outbox implements AutoCloseable {

  private static final Duration FAREWELL = Duration.ofSeconds(5);
  private static final Duration BREAKING_OFF = Duration.ofSeconds(1);

  private final ParcelQueue queue;
  private final Courier courier;
  private final Backoff backoff;
  private final Pause pause;
  private final CountDownLatch closing;
  private final OutboxObserver observer;
  private final DeliveryLog log;
  private final Thread thread;

  private Outbox(
      String receiver,
      Courier courier,
      QueueSettings settings,
      OutboxObserver observer,
      InstantSource clock,
      RandomGenerator random,
      @Nullable Pause pause) {
    this.queue = new ParcelQueue(settings.capacity());
    this.courier = courier;
    this.backoff = new Backoff(settings.minBackoff(), settings.maxBackoff(), random);
    this.closing = new CountDownLatch(1);
    this.pause = pause != null ? pause : this::untilClosing;
    this.observer = observer;
    this.log = new DeliveryLog(receiver, clock);
    this.thread = new Thread(this::run, "deliver-" + receiver);
    thread.setDaemon(true);
  }

  /**
   * Starts one.
   *
   * @param receiver its name in logs and threads
   * @throws IllegalArgumentException if a file of certificates cannot be used, or a header has
   *     characters that none may have
   */
  public static Outbox start(
      String receiver,
      Endpoint endpoint,
      Protocol protocol,
      QueueSettings settings,
      OutboxObserver observer,
      InstantSource clock,
      RandomGenerator random) {
    return start(receiver, endpoint, protocol, settings, observer, clock, random, null);
  }

  static Outbox start(
      String receiver,
      Endpoint endpoint,
      Protocol protocol,
      QueueSettings settings,
      OutboxObserver observer,
      InstantSource clock,
      RandomGenerator random,
      @Nullable Pause pause) {
    Courier courier = new Courier(endpoint, protocol, clock);
    Outbox outbox = new Outbox(receiver, courier, settings, observer, clock, random, pause);
    outbox.thread.start();
    return outbox;
  }

  /** Puts a parcel behind those that wait, and returns at once. */
  public void add(Parcel parcel) {
    long dropped = queue.add(parcel);
    if (dropped > 0) {
      observer.dropped(dropped);
      log.dropped(dropped);
    }
    observer.pending(queue.samples());
  }

  private void run() {
    try {
      Parcel parcel = queue.first();
      while (parcel != null && deliver(parcel)) {
        parcel = queue.first();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether to go on. */
  private boolean deliver(Parcel parcel) throws InterruptedException {
    boolean last = closing.getCount() == 0;
    Outcome outcome = outcome(parcel);
    if (outcome instanceof Outcome.Passing passing) {
      queue.keepFirst();
      if (last) {
        return false;
      }
      observer.retried();
      log.waiting(passing.reason(), queue.samples());
      Duration ours = backoff.next();
      pause.last(passing.pause().filter(theirs -> theirs.compareTo(ours) > 0).orElse(ours));
      return true;
    }
    queue.removeFirst();
    if (outcome instanceof Outcome.Accepted accepted) {
      accepted(parcel, accepted.refused());
    } else if (outcome instanceof Outcome.Refused refused) {
      observer.failed(parcel.samples());
      log.refused(parcel.samples(), refused.reason());
    }
    observer.pending(queue.samples());
    return true;
  }

  private void accepted(Parcel parcel, long refused) {
    backoff.reset();
    observer.sent(parcel.samples() - refused, parcel.newest());
    log.accepted();
    if (refused > 0) {
      observer.failed(refused);
      log.refused(refused, "the receiver took the request without these");
    }
  }

  /** One parcel that breaks something must not cost the others. */
  private Outcome outcome(Parcel parcel) {
    try {
      return courier.send(parcel);
    } catch (RuntimeException e) {
      log.broke(e);
      return new Outcome.Refused(e.toString());
    }
  }

  private void untilClosing(Duration duration) throws InterruptedException {
    closing.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Sends what still waits, for five seconds at most and until the first failure, and ends the
   * thread.
   */
  @Override
  public void close() {
    queue.close();
    closing.countDown();
    await(FAREWELL);
    courier.close();
    thread.interrupt();
    await(BREAKING_OFF);
    long lost = queue.clear();
    if (lost > 0) {
      observer.dropped(lost);
      log.abandoned(lost);
    }
    observer.pending(0);
  }

  private void await(Duration time) {
    try {
      thread.join(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
