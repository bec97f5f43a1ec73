package io.monitorix.exporter.collect;

import io.monitorix.exporter.config.TargetConfig;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Polls targets at their intervals: the clockwork of the process, one thread that starts things and
 * waits for none of them.
 */
public final class PollSchedule implements AutoCloseable {

  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "poll-schedule");
            thread.setDaemon(true);
            return thread;
          });

  /** A schedule with nothing on it. */
  public PollSchedule() {}

  /** Polls the target now and from then on at its interval. */
  public void add(TargetConfig target, TargetPoller poller) {
    var unused =
        clockwork.scheduleAtFixedRate(
            () -> start(poller), 0, target.interval().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void start(TargetPoller poller) {
    var unused = poller.poll();
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}
