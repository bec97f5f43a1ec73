package io.monitorix.client.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when somebody waits for it. */
final class VirtualTime implements Time {

  private final AtomicLong nanos = new AtomicLong(42);
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void pause(long duration, Cancellation cancellation) {
    pauses.add(Duration.ofNanos(duration));
    nanos.addAndGet(duration);
  }

  void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** How long was waited, each time. */
  List<Duration> pauses() {
    return pauses;
  }
}
