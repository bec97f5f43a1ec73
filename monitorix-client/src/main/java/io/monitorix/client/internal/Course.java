package io.monitorix.client.internal;

import io.github.resilience4j.retry.Retry;
import io.monitorix.client.AuthenticationException;
import io.monitorix.client.CallListener;
import io.monitorix.client.CircuitOpenException;
import io.monitorix.client.Exchange;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.RateLimitException;
import io.monitorix.client.Server;
import io.monitorix.client.TrustException;
import io.monitorix.client.internal.servers.Target;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The course of one call through attempts and servers, from its turn to its value or failure. For
 * one thread.
 *
 * @param <T> the value
 */
final class Course<T extends @Nullable Object> {

  private final Means means;
  private final Errand<T> errand;
  private final @Nullable String node;

  private Server server;
  private int attempts;
  private boolean paced;
  private boolean mayBeTriedLater;
  private Departure departure = new Departure(0);

  /**
   * @param paced whether the first request was already waited for as the pace demands
   */
  Course(Means means, Errand<T> errand, boolean paced) {
    this.means = means;
    this.errand = errand;
    this.node = errand.request().node();
    this.paced = paced;
    this.server = means.servers().current();
  }

  /** The server that was asked last, or would have been. */
  Server server() {
    return server;
  }

  /** How many requests were made. */
  int attempts() {
    return attempts;
  }

  /** Makes the call. */
  T run() {
    Retry.AsyncContext<Object> retries = null;
    while (true) {
      long begun = means.time().nanos();
      try {
        return askInTurn();
      } catch (ProxmoxException failure) {
        if (!mayBeTriedLater || abandoned()) {
          throw failure;
        }
        if (retries == null) {
          retries = means.retry().asyncContext();
        }
        waitAfter(failure, retries.onError(failure), means.time().nanos() - begun);
      }
    }
  }

  /** The caller does not want a value any more, or the client was closed. */
  private boolean abandoned() {
    return errand.cancellation().cancelled() || Thread.currentThread().isInterrupted();
  }

  /**
   * Waits for the next attempt.
   *
   * @param millis how long; negative when there is to be none
   * @param lastNanos how long the last attempt took: with less than that left, one more would end
   *     in a timeout that hides what really happened
   */
  private void waitAfter(ProxmoxException failure, long millis, long lastNanos) {
    if (millis < 0) {
      throw failure;
    }
    Duration wait = Duration.ofMillis(millis);
    if (failure instanceof RateLimitException limit
        && limit.retryAfter() != null
        && limit.retryAfter().compareTo(wait) > 0) {
      wait = limit.retryAfter();
    }
    if (wait.toNanos() + lastNanos >= errand.deadline().remainingNanos()) {
      throw failure;
    }
    ApiRequest request = errand.request();
    means
        .listeners()
        .callRetried(
            new CallListener.RetriedCall(
                request.method(), request.endpoint().template(), server, attempts, wait, failure));
    try {
      means.time().pause(wait.toNanos(), errand.cancellation());
    } catch (InterruptedException e) {
      throw Sender.interrupted(request.exchange(server), e);
    }
    if (abandoned()) {
      throw means.sender().closed()
          ? Sender.closedException(request.exchange(server), failure)
          : failure;
    }
  }

  /** One attempt: one server after the other, until one answers. */
  private T askInTurn() {
    mayBeTriedLater = false;
    List<Target> order = means.servers().inOrder(node);
    ProxmoxException failure = null;
    for (int i = 0; i < order.size(); i++) {
      Target target = order.get(i);
      if (errand.deadline().passed()) {
        throw failure == null ? timeout() : failure;
      }
      keepPace();
      if (!target.enter()) {
        continue;
      }
      paced = false;
      try {
        return ask(target, i + 1 < order.size());
      } catch (Passed passed) {
        failure = weightier(failure, passed.failure);
      }
    }
    throw failure == null ? open(order) : failure;
  }

  /** Another server may be asked. Never leaves this class. */
  private static final class Passed extends Exception {
    @Serial private static final long serialVersionUID = 1L;
    private final ProxmoxException failure;

    Passed(ProxmoxException failure) {
      super(null, failure, false, false);
      this.failure = failure;
    }
  }

  /** When none answers, a certificate that nobody vouches for is what a person must hear of. */
  private static ProxmoxException weightier(
      @Nullable ProxmoxException before, ProxmoxException now) {
    if (before == null) {
      return now;
    }
    boolean keep = before instanceof TrustException;
    ProxmoxException kept = keep ? before : now;
    kept.addSuppressed(keep ? now : before);
    return kept;
  }

  private void keepPace() {
    try {
      if (!paced && !means.pace().await(errand.deadline(), errand.cancellation())) {
        throw timeout();
      }
      paced = true;
    } catch (InterruptedException e) {
      throw Sender.interrupted(errand.request().exchange(server), e);
    }
  }

  private ProxmoxException timeout() {
    return means.sender().timeout(errand.request().exchange(server), errand.deadline());
  }

  private ProxmoxException open(List<Target> order) {
    Target next = order.get(0);
    for (Target target : order) {
      if (target.openUntil().isBefore(next.openUntil())) {
        next = target;
      }
    }
    server = next.server();
    // Half open: the one call that was let through will soon have told.
    mayBeTriedLater =
        errand.request().repeatable() && !next.openUntil().isAfter(means.clock().instant());
    return new CircuitOpenException(
        server, next.openUntil(), errand.request().exchange(server), next.lastFailure());
  }

  /** Asks one server, and tells what came of it. */
  private T ask(Target target, boolean moreToAsk) throws Passed {
    server = target.server();
    boolean own = means.servers().answersFor(target, node);
    long begun = means.time().nanos();
    boolean told = false;
    try {
      T value = exchange(moreToAsk);
      told = true;
      target.answered(means.time().nanos() - begun);
      means.servers().settle(target, node);
      return value;
    } catch (ProxmoxException failure) {
      told = true;
      Verdict verdict =
          abandoned()
              ? Verdict.abandoned()
              : Verdict.of(failure, errand.request().repeatable(), departure.departed(), own);
      tell(target, verdict, failure, means.time().nanos() - begun, moreToAsk);
      if (verdict.elsewhere()) {
        mayBeTriedLater |= verdict.later();
        throw new Passed(failure);
      }
      mayBeTriedLater = verdict.later();
      throw failure;
    } finally {
      if (!told) {
        target.left();
      }
    }
  }

  private void tell(
      Target target, Verdict verdict, ProxmoxException failure, long nanos, boolean moreToAsk) {
    switch (verdict.server()) {
      case WELL -> {
        target.answered(nanos);
        means.servers().settle(target, node);
      }
      case FAILED -> target.failed(failure, nanos);
      case DISTRUSTED -> target.refused((TrustException) failure, moreToAsk);
      case UNKNOWN -> target.left();
    }
  }

  /** Shows who asks, and once more when a ticket was refused that had lived long enough. */
  private T exchange(boolean moreToAsk) {
    Deadline deadline = errand.deadline();
    departure = departure(moreToAsk);
    Exchange exchange = errand.request().exchange(server);
    try {
      Login.Proof proof = means.login().proof(server, deadline, errand.cancellation());
      try {
        return send(proof, exchange);
      } catch (AuthenticationException e) {
        if (!means.login().refused(proof)) {
          throw e;
        }
      }
      departure = departure(moreToAsk);
      return send(means.login().proof(server, deadline, errand.cancellation()), exchange);
    } catch (GaveUpException e) {
      throw means.sender().gaveUp(exchange, deadline, e);
    }
  }

  /** A server that is gone must not take the time in which another one could answer. */
  private Departure departure(boolean moreToAsk) {
    return new Departure(
        moreToAsk
            ? Math.max(TimeUnit.MILLISECONDS.toNanos(1), errand.deadline().remainingNanos() / 2)
            : Long.MAX_VALUE);
  }

  private T send(Login.Proof proof, Exchange exchange) {
    ApiRequest request = errand.request();
    Request shown =
        proof
            .shownIn(request.to(server), request.method())
            .tag(Departure.class, departure)
            .tag(Exchange.class, exchange)
            .build();
    attempts++;
    return means
        .sender()
        .send(shown, server, exchange, errand.reader(), errand.deadline(), errand.cancellation());
  }
}
