package io.monitorix.client.internal;

import io.monitorix.client.AuthenticationException;
import io.monitorix.client.ProxmoxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The ticket of a user with a password: fetched when first needed, renewed before it ends, and once
 * when it is refused. Thread-safe; however many calls need a ticket at once, one logs in and the
 * others take its result, because Proxmox punishes each failed login with three seconds.
 */
final class Tickets implements Login {

  /** Tickets live two hours; the rest is for clocks that differ and calls that take long. */
  private static final Duration RENEW_AFTER = Duration.ofMinutes(110);

  private final Source source;
  private final InstantSource clock;

  private @Nullable Held held;
  private @Nullable CompletableFuture<Header> underWay;

  /** Logs in at the server and returns the header that shows the ticket. */
  @FunctionalInterface
  interface Source {
    Header login(Deadline deadline, Cancellation cancellation);
  }

  private record Held(Header header, Instant since) {}

  Tickets(Source source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public Header header(Deadline deadline, Cancellation cancellation) {
    while (true) {
      CompletableFuture<Header> login;
      synchronized (this) {
        if (held != null && fresh(held)) {
          return held.header();
        }
        login = underWay;
        if (login == null) {
          underWay = new CompletableFuture<>();
        }
      }
      if (login == null) {
        return lead(deadline, cancellation);
      }
      Header header = follow(login, deadline);
      if (header != null) {
        return header;
      }
    }
  }

  /** A clock that was set back makes the age negative: then too the ticket is worth nothing. */
  private boolean fresh(Held ticket) {
    Duration age = Duration.between(ticket.since(), clock.instant());
    return age.compareTo(RENEW_AFTER) < 0 && age.compareTo(RENEW_AFTER.negated()) > 0;
  }

  private Header lead(Deadline deadline, Cancellation cancellation) {
    Instant since = clock.instant();
    try {
      Header header = source.login(deadline, cancellation);
      finish(new Held(header, since)).complete(header);
      return header;
    } catch (RuntimeException | Error e) {
      finish(null).completeExceptionally(e);
      throw e;
    }
  }

  private synchronized CompletableFuture<Header> finish(@Nullable Held ticket) {
    CompletableFuture<Header> login = underWay;
    if (login == null) {
      throw new IllegalStateException("a login ended that never began");
    }
    held = ticket;
    underWay = null;
    return login;
  }

  /** The leader's header, or null where the leader gave up for reasons of its own. */
  private static @Nullable Header follow(CompletableFuture<Header> login, Deadline deadline) {
    try {
      return login.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthenticationException refusal) {
        throw refusal;
      } else if (e.getCause() instanceof ProxmoxException) {
        // Its time limit or its cancellation is not ours.
        return null;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException | CancellationException e) {
      throw new GaveUpException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GaveUpException(e);
    }
  }

  @Override
  public synchronized boolean refused(Header refused) {
    if (held != null && held.header().equals(refused)) {
      held = null;
    }
    return true;
  }
}
