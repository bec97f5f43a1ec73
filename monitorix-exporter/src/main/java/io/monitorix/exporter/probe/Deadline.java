package io.monitorix.exporter.probe;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * When a check must have ended. It counts with the clock that never goes back. For one thread, the
 * check's.
 */
final class Deadline {

  private final long end;
  private final ScheduledExecutorService guard;
  private final List<Future<?>> closings = new ArrayList<>();

  private Deadline(long end, ScheduledExecutorService guard) {
    this.end = end;
    this.guard = guard;
  }

  /**
   * A deadline so long from now.
   *
   * @param guard closes what is still open then
   */
  static Deadline in(Duration timeout, ScheduledExecutorService guard) {
    return new Deadline(System.nanoTime() + timeout.toNanos(), guard);
  }

  static double seconds(long nanos) {
    return nanos / 1e9;
  }

  /** The seconds since a value of {@link System#nanoTime}. */
  static double secondsSince(long start) {
    return seconds(System.nanoTime() - start);
  }

  /**
   * What is left, at least a millisecond.
   *
   * @throws SocketTimeoutException when nothing is left
   */
  int remainingMillis() throws SocketTimeoutException {
    long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    if (millis <= 0) {
      throw new SocketTimeoutException("timed out");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  boolean isOver() {
    return end - System.nanoTime() <= 0;
  }

  /**
   * Closes it at the deadline, whoever is blocked in it: timeouts of sockets count each read anew.
   */
  void closeAtEnd(Closeable resource) {
    closings.add(
        guard.schedule(() -> close(resource), end - System.nanoTime(), TimeUnit.NANOSECONDS));
  }

  private static void close(Closeable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      // it is not needed any more, whatever state it is in
    }
  }

  /** The check has ended before. */
  void release() {
    closings.forEach(closing -> closing.cancel(false));
  }
}
