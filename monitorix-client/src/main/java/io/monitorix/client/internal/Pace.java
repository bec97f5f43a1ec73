package io.monitorix.client.internal;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps requests to so many a second, if to any number. Thread-safe. */
final class Pace {

  private final @Nullable AtomicRateLimiter limiter;
  private final Time time;

  /**
   * @param callsPerSecond null for no limit
   */
  Pace(@Nullable Integer callsPerSecond, Time time) {
    this.time = time;
    this.limiter =
        callsPerSecond == null
            ? null
            : new AtomicRateLimiter(
                "calls",
                RateLimiterConfig.custom()
                    .limitForPeriod(callsPerSecond)
                    .limitRefreshPeriod(Duration.ofSeconds(1))
                    .timeoutDuration(Duration.ZERO)
                    .build(),
                time::nanos);
  }

  /**
   * Waits until the next request may be made. A call that gives up has taken no other's place.
   *
   * @param deadline null to wait as long as it takes
   * @return whether it may: not when the deadline would pass or the call was cancelled
   */
  boolean await(@Nullable Deadline deadline, Cancellation cancellation)
      throws InterruptedException {
    if (limiter == null) {
      return true;
    }
    while (!limiter.acquirePermission(1)) {
      long wait = Math.max(1, limiter.getDetailedMetrics().getNanosToWait());
      if (cancellation.cancelled() || (deadline != null && wait >= deadline.remainingNanos())) {
        return false;
      }
      time.pause(wait, cancellation);
    }
    return true;
  }
}
