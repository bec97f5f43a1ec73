package io.monitorix.exporter.web.access;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.monitorix.exporter.auth.Caller;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each caller may ask. Of very many callers those are forgotten that asked longest ago.
 * Safe for several threads.
 */
public final class CallerRates {

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int MOST_CALLERS = 10_000;

  private final int perMinute;
  private final RateLimiterConfig config;
  private final Map<Key, RateLimiter> limiters =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, RateLimiter> eldest) {
          return size() > MOST_CALLERS;
        }
      };

  private record Key(Caller.Kind kind, String name) {}

  /**
   * @param perMinute requests of one caller in a minute; 0 for any number
   */
  public CallerRates(int perMinute) {
    this.perMinute = perMinute;
    this.config =
        RateLimiterConfig.custom()
            .limitForPeriod(Math.max(1, perMinute))
            .limitRefreshPeriod(PERIOD)
            .timeoutDuration(Duration.ZERO)
            .build();
  }

  /** When a caller who asks too often may ask again, at the latest. */
  public Duration patience() {
    return PERIOD;
  }

  /** Counts a request, and says whether it may be answered. */
  public boolean take(Caller caller) {
    return perMinute == 0 || of(new Key(caller.kind(), caller.name())).acquirePermission();
  }

  private RateLimiter of(Key key) {
    synchronized (limiters) {
      return limiters.computeIfAbsent(key, any -> RateLimiter.of("web", config));
    }
  }
}
