package io.monitorix.client.internal;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.monitorix.client.RetryPolicy;
import io.monitorix.client.internal.servers.Servers;
import java.time.InstantSource;

/**
 * What all calls of a client share.
 *
 * @param clock by which circuits are open
 */
record Means(
    Servers servers,
    Sender sender,
    Login login,
    Pace pace,
    Retry retry,
    Listeners listeners,
    InstantSource clock,
    Time time) {

  /** How often and when calls are tried again. */
  static Retry retry(RetryPolicy policy) {
    return Retry.of(
        "calls",
        RetryConfig.custom()
            .maxAttempts(policy.maxAttempts())
            .intervalFunction(
                IntervalFunction.ofExponentialRandomBackoff(
                    policy.firstWait(), policy.factor(), policy.jitter(), policy.maxWait()))
            .build());
  }
}
