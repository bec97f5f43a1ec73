package io.monitorix.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits on the timer that the JDK keeps for all futures, so that no thread is left behind. */
record SystemTiming() implements Timing {

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no value but null.
  public CompletableFuture<@Nullable Void> pause(Duration pause) {
    return new CompletableFuture<@Nullable Void>()
        .completeOnTimeout(null, pause.toNanos(), TimeUnit.NANOSECONDS);
  }
}
