package io.monitorix.exporter.poll;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls targets at their intervals: the clockwork of the process, one thread that starts things and
 * waits for none of them.
 */
public final class PollSchedule implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PollSchedule.class);

  /** What has not answered by then does not hold up what has. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private static final Duration PACE = Duration.ofSeconds(1);

  private final RandomGenerator random;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "poll-schedule");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A schedule with nothing on it.
   *
   * @param random spreads the targets over their intervals
   */
  public PollSchedule(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A schedule on which nothing begins before {@link #begin}.
   *
   * @param random spreads the targets over their intervals
   */
  public static PollSchedule waiting(RandomGenerator random) {
    PollSchedule schedule = new PollSchedule(random);
    var unused =
        schedule.clockwork.submit(
            () -> {
              schedule.begun.await();
              return null;
            });
    return schedule;
  }

  /** Lets a schedule that waits begin. */
  public void begin() {
    begun.countDown();
  }

  /** A place on the schedule; closing it ends the polls. */
  public interface Entry extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Polls the target now and from then on at its interval, whose phase is left to chance.
   *
   * @return the place on the schedule
   */
  public Entry add(TargetPoller poller) {
    long interval = poller.target().interval().toMillis();
    long phase = interval / 2 + random.nextLong(Math.max(1, interval / 2));
    Future<?> first = clockwork.submit(() -> beat(poller));
    List<Future<?>> futures =
        List.of(
            first,
            clockwork.scheduleAtFixedRate(
                () -> beat(poller), phase, interval, TimeUnit.MILLISECONDS),
            clockwork.scheduleWithFixedDelay(
                () -> pace(poller), PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS));
    return () -> futures.forEach(future -> future.cancel(false));
  }

  private void beat(TargetPoller poller) {
    try {
      var unused = poller.poll();
      // a poll as short as that needs nobody to look after it
      if (poller.target().interval().compareTo(SETTLING) > 0) {
        var unusedLater =
            clockwork.schedule(poller::settle, SETTLING.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (RuntimeException e) {
      log.error("a poll did not start: target={}", poller.target().name(), e);
    }
  }

  private static void pace(TargetPoller poller) {
    try {
      var unused = poller.pace();
    } catch (RuntimeException e) {
      log.error("readings did not start: target={}", poller.target().name(), e);
    }
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}
