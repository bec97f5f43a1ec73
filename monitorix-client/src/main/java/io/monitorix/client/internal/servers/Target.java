package io.monitorix.client.internal.servers;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.monitorix.client.CallListener;
import io.monitorix.client.CircuitBreakerPolicy;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.Server;
import io.monitorix.client.TrustException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server and how it does. Who may {@link #enter()} must say how it went: by one of {@link
 * #answered}, {@link #failed}, {@link #refused} or {@link #left}. Thread-safe.
 */
public final class Target {

  private static final Logger LOG = LoggerFactory.getLogger(Target.class);

  private final Server server;
  private final CircuitBreaker breaker;
  private final CircuitBreakerPolicy policy;
  private final InstantSource clock;
  private final CallListener listener;

  private volatile Instant openUntil = Instant.MIN;
  private volatile @Nullable ProxmoxException lastFailure;
  private @Nullable Instant avoidedUntil;
  private @Nullable String lastRefusal;

  Target(
      Server server,
      CircuitBreaker breaker,
      CircuitBreakerPolicy policy,
      InstantSource clock,
      CallListener listener) {
    this.server = server;
    this.breaker = breaker;
    this.policy = policy;
    this.clock = clock;
    this.listener = listener;
    breaker
        .getEventPublisher()
        .onStateTransition(change -> changed(change.getStateTransition().getToState()));
  }

  private void changed(CircuitBreaker.State to) {
    switch (to) {
      case OPEN -> {
        openUntil = clock.instant().plus(policy.openFor());
        LOG.warn(
            "a server is left alone: server={} until={} failure={}",
            server,
            openUntil,
            lastFailure == null ? null : lastFailure.getMessage());
        listener.circuitChanged(server, CallListener.CircuitState.OPEN);
      }
      case HALF_OPEN -> listener.circuitChanged(server, CallListener.CircuitState.HALF_OPEN);
      default -> {
        LOG.info("a server is called as usual again: server={}", server);
        listener.circuitChanged(server, CallListener.CircuitState.CLOSED);
      }
    }
  }

  /** The address. */
  public Server server() {
    return server;
  }

  /** Whether it may be called now. */
  public boolean enter() {
    return breaker.tryAcquirePermission();
  }

  /** When its circuit lets a call through again; long ago where it does. */
  public Instant openUntil() {
    return openUntil;
  }

  /** Why it was left alone; null where it was not. */
  public @Nullable ProxmoxException lastFailure() {
    return lastFailure;
  }

  /** It answered, whatever it said. */
  public void answered(long nanos) {
    breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    if (lastFailure != null) {
      recovered();
    }
  }

  private synchronized void recovered() {
    lastFailure = null;
    avoidedUntil = null;
    lastRefusal = null;
  }

  /** It did not answer as a server does that is well. */
  public void failed(ProxmoxException failure, long nanos) {
    avoid(failure);
    breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
  }

  private synchronized void avoid(ProxmoxException failure) {
    lastFailure = failure;
    avoidedUntil = clock.instant().plus(policy.openFor());
  }

  /**
   * Its certificate is not believed: told each time, and logged once for each certificate.
   *
   * @param passedOver whether another server is asked now, so that the caller may never hear of it
   */
  public void refused(TrustException refusal, boolean passedOver) {
    avoid(refusal);
    breaker.releasePermission();
    if (passedOver && isNew(refusal)) {
      LOG.warn("a certificate is not believed: {}", refusal.getMessage());
    }
    listener.certificateRefused(server, refusal);
  }

  private synchronized boolean isNew(TrustException refusal) {
    String shown = refusal.reason() + " " + refusal.presentedFingerprint();
    boolean isNew = !shown.equals(lastRefusal);
    lastRefusal = shown;
    return isNew;
  }

  /** Nothing was learned about it. */
  public void left() {
    breaker.releasePermission();
  }

  /** Whether another one is better asked first, because this one failed a short while ago. */
  synchronized boolean avoided() {
    return avoidedUntil != null && clock.instant().isBefore(avoidedUntil);
  }

  /**
   * Whether this one may be asked before others. Once it was avoided for long enough, one call is
   * told yes, and the others only when that one found it well.
   */
  synchronized boolean deservesATry() {
    if (avoidedUntil == null) {
      return true;
    }
    if (clock.instant().isBefore(avoidedUntil)) {
      return false;
    }
    avoidedUntil = clock.instant().plus(policy.openFor());
    return true;
  }

  @Override
  public String toString() {
    return server.toString();
  }
}
