package io.monitorix.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A clock that runs when the test says so, or of itself whenever it is waited for. */
public final class VirtualTiming implements Timing {

  private record Wait(long endNanos, CompletableFuture<@Nullable Void> future) {}

  private final boolean running;
  private final List<Wait> waits = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private long now = 12_345;

  private VirtualTiming(boolean running) {
    this.running = running;
  }

  /** Every pause is over at once, and has taken its time. */
  public static VirtualTiming running() {
    return new VirtualTiming(true);
  }

  /** Stands still until {@link #advance}. */
  public static VirtualTiming still() {
    return new VirtualTiming(false);
  }

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no value but null.
  public synchronized CompletableFuture<@Nullable Void> pause(Duration pause) {
    pauses.add(pause);
    if (running) {
      now += pause.toNanos();
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<@Nullable Void> future = new CompletableFuture<>();
    waits.add(new Wait(now + pause.toNanos(), future));
    return future;
  }

  /** All pauses that were begun, in their order. */
  public synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  /** How many pauses somebody is in. */
  public synchronized long waiting() {
    return waits.stream().filter(wait -> !wait.future().isDone()).count();
  }

  /** Lets time pass, and ends the pauses that are over by then. */
  @SuppressWarnings("NullAway") // Void has no value but null.
  public void advance(Duration time) {
    List<Wait> over;
    synchronized (this) {
      now += time.toNanos();
      over = waits.stream().filter(wait -> wait.endNanos() <= now).toList();
      waits.removeAll(over);
    }
    over.forEach(wait -> wait.future().complete(null));
  }
}
