package io.monitorix.client.internal;

import io.monitorix.client.AuthenticationException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.Server;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ticket of a user with a password: fetched when first needed, renewed before it ends, and once
 * when it is refused. Thread-safe; however many calls need a ticket at once, one logs in and the
 * others take its result, because Proxmox punishes each failed login with three seconds.
 */
final class Tickets implements Login {

  private static final Logger LOG = LoggerFactory.getLogger(Tickets.class);

  /** Tickets live two hours; the rest is for clocks that differ and calls that take long. */
  private static final Duration RENEW_AFTER = Duration.ofMinutes(110);

  private static final Duration LIFETIME = Duration.ofHours(2);

  private final TicketSource source;
  private final InstantSource clock;

  private @Nullable Held held;
  private @Nullable CompletableFuture<Proof> underWay;

  private record Held(TicketSource.Ticket ticket, Instant since) {}

  Tickets(TicketSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public Proof proof(Server server, Deadline deadline, Cancellation cancellation) {
    while (true) {
      CompletableFuture<Proof> login;
      Held old;
      synchronized (this) {
        old = held;
        if (old != null && younger(old, RENEW_AFTER)) {
          return old.ticket().proof();
        }
        login = underWay;
        if (login == null) {
          underWay = new CompletableFuture<>();
        }
      }
      if (login == null) {
        return lead(old, server, deadline, cancellation);
      }
      Proof proof = follow(login, deadline);
      if (proof != null) {
        return proof;
      }
    }
  }

  /** A clock that was set back makes the age negative: then too the ticket is worth nothing. */
  private boolean younger(Held ticket, Duration limit) {
    Duration age = Duration.between(ticket.since(), clock.instant());
    return age.compareTo(limit) < 0 && age.compareTo(limit.negated()) > 0;
  }

  private Proof lead(
      @Nullable Held old, Server server, Deadline deadline, Cancellation cancellation) {
    Instant since = clock.instant();
    try {
      TicketSource.Ticket ticket = fetch(old, server, deadline, cancellation);
      finish(new Held(ticket, since)).complete(ticket.proof());
      return ticket.proof();
    } catch (RuntimeException | Error e) {
      // A server that is away takes nothing from a ticket that can still be renewed elsewhere.
      finish(e instanceof AuthenticationException ? null : old).completeExceptionally(e);
      throw e;
    }
  }

  /** With a ticket that still lives no second factor is asked for. */
  private TicketSource.Ticket fetch(
      @Nullable Held old, Server server, Deadline deadline, Cancellation cancellation) {
    if (old != null && younger(old, LIFETIME)) {
      try {
        return source.renew(old.ticket(), server, deadline, cancellation);
      } catch (AuthenticationException e) {
        LOG.debug("a ticket was not renewed, logging in anew: server={}", server, e);
      }
    }
    return source.login(server, deadline, cancellation);
  }

  private synchronized CompletableFuture<Proof> finish(@Nullable Held ticket) {
    CompletableFuture<Proof> login = underWay;
    if (login == null) {
      throw new IllegalStateException("a login ended that never began");
    }
    held = ticket;
    underWay = null;
    return login;
  }

  /** The leader's proof, or null where the leader gave up for reasons of its own. */
  private static @Nullable Proof follow(CompletableFuture<Proof> login, Deadline deadline) {
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
  public synchronized boolean refused(Proof refused) {
    if (held != null && held.ticket().proof().equals(refused)) {
      held = null;
    }
    return true;
  }
}
