package io.monitorix.exporter.auth.throttle;

import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.exporter.auth.throttle.SharedFailures.Seen;
import io.monitorix.exporter.state.StateDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes who fails to log in wait, by the name and by the network: after five failures a second, and
 * twice as long after each further one, up to a quarter of an hour. All processes with the same
 * database count together; without it each counts for itself. Whoever comes from where the user has
 * logged in before does not wait for what others tried by that name. Thread-safe.
 */
public final class Throttle {

  private static final Logger log = LoggerFactory.getLogger(Throttle.class);

  private final SharedFailures shared;
  private final InstantSource clock;
  private final LocalFailures local = new LocalFailures();
  private final AtomicBoolean away = new AtomicBoolean();

  /** Counts in the database. */
  public Throttle(StateDatabase state, InstantSource clock) {
    this.shared = new SharedFailures(state);
    this.clock = clock;
  }

  /** Whether an attempt may be made. */
  public sealed interface Begun {

    /** Not before that; it does not count. */
    record Later(Duration delay) implements Begun {}

    /** Now. It has to be told what came of it. */
    record Now(Attempt attempt) implements Begun {}
  }

  /** Begins an attempt. */
  public Begun begin(String name, String address) {
    Who who = Who.of(name, address);
    Instant now = clock.instant();
    Optional<Duration> wait = local.waitOf(who, now);
    if (wait.isPresent()) {
      return new Begun.Later(wait.get());
    }
    Seen seen = look(who, now);
    Instant byNetwork = seen.network().blockedUntil();
    Instant byName = seen.isKnown() ? Instant.MIN : seen.name().blockedUntil();
    Instant until = byName.isBefore(byNetwork) ? byNetwork : byName;
    return now.isBefore(until)
        ? new Begun.Later(Duration.between(now, until))
        : local
            .begin(who, seen.isKnown(), now)
            .<Begun>map(Begun.Later::new)
            .orElseGet(() -> new Begun.Now(new Attempt(who, seen)));
  }

  private Seen look(Who who, Instant now) {
    try {
      Seen seen = shared.look(who, now);
      away.set(false);
      return seen;
    } catch (DatabaseException e) {
      tell(e);
      return Seen.NOTHING;
    }
  }

  private void write(Runnable writing) {
    try {
      writing.run();
    } catch (DatabaseException e) {
      tell(e);
    }
  }

  private void tell(DatabaseException e) {
    if (away.compareAndSet(false, true)) {
      log.warn("logins that fail are counted by this process alone: reason={}", e.getMessage());
    }
  }

  /** Deletes what is forgotten. */
  public void prune() {
    shared.prune(clock.instant());
  }

  /** One attempt to log in, which counts as failed until it is known to be good. */
  public final class Attempt {

    private final Who who;
    private final Seen seen;

    private Attempt(Who who, Seen seen) {
      this.who = who;
      this.seen = seen;
    }

    /**
     * It was good. The name is free again, unless others wait for what they tried by it.
     *
     * @param complete whether nothing was missing, so that the place is one of the user's
     */
    public void succeeded(boolean complete) {
      local.takeBack(who);
      if (!seen.isKnown()) {
        local.free(who);
      }
      write(() -> shared.good(who, seen, !seen.isKnown(), complete, clock.instant()));
    }

    /** It was not. */
    public void failed() {
      write(() -> shared.count(who, clock.instant()));
    }

    /** It was neither: it does not count. */
    public void withdrawn() {
      local.takeBack(who);
    }
  }
}
