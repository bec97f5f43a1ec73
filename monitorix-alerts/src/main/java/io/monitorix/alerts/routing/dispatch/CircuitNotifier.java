package io.monitorix.alerts.routing.dispatch;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Leaves an integration alone that failed {@value #FAILURES} times in a row: for ten seconds, then
 * one attempt, and twice as long again each time that is in vain, up to two minutes. What is to be
 * told meanwhile waits. Thread-safe.
 */
public final class CircuitNotifier implements Notifier {

  private static final int FAILURES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final Notifier notifier;
  private final CircuitBreakerConfig config;
  private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

  /** Guards the integrations that a notifier tells. */
  public CircuitNotifier(Notifier notifier, InstantSource clock) {
    this.notifier = notifier;
    this.config =
        CircuitBreakerConfig.custom()
            .clock(clock.withZone(ZoneOffset.UTC))
            .currentTimestampFunction(each -> each.instant().toEpochMilli(), TimeUnit.MILLISECONDS)
            .slidingWindow(FAILURES, FAILURES, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
            .failureRateThreshold(100)
            .permittedNumberOfCallsInHalfOpenState(1)
            .waitIntervalFunctionInOpenState(
                IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE))
            .build();
  }

  @Override
  public HandOver notify(Flush flush) {
    CircuitBreaker breaker =
        breakers.computeIfAbsent(flush.integration().key(), key -> CircuitBreaker.of(key, config));
    if (!breaker.tryAcquirePermission()) {
      return new RetryLater(
          "left alone for a while, as it failed " + FAILURES + " times in a row", Optional.empty());
    }
    HandOver outcome;
    try {
      outcome = notifier.notify(flush);
    } catch (RuntimeException e) {
      breaker.onError(0, TimeUnit.NANOSECONDS, e);
      throw e;
    }
    if (outcome instanceof RetryLater later) {
      breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(later.reason()));
    } else {
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }
    return outcome;
  }
}
