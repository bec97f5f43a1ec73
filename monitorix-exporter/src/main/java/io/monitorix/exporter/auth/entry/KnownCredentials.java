package io.monitorix.exporter.auth.entry;

import io.monitorix.alerts.store.database.DatabaseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether anybody could log in: asked at each request, hence remembered for ten seconds. Where the
 * database does not say it, what was known last holds, and else that somebody could: what is closed
 * does not open because a database is away. Thread-safe.
 */
public final class KnownCredentials {

  private static final Logger log = LoggerFactory.getLogger(KnownCredentials.class);

  private static final Duration AGE = Duration.ofSeconds(10);

  private final BooleanSupplier any;
  private final InstantSource clock;
  private volatile Answer answer = new Answer(true, Instant.MIN);

  private record Answer(boolean any, Instant until) {}

  /**
   * Nothing is asked yet.
   *
   * @param any asks the database
   */
  public KnownCredentials(BooleanSupplier any, InstantSource clock) {
    this.any = any;
    this.clock = clock;
  }

  /** Whether there are any. */
  public boolean any() {
    Instant now = clock.instant();
    Answer last = answer;
    if (now.isBefore(last.until())) {
      return last.any();
    }
    return ask(now, last);
  }

  private synchronized boolean ask(Instant now, Answer last) {
    boolean found = last.any();
    try {
      found = any.getAsBoolean();
    } catch (DatabaseException e) {
      log.debug("whether there are users is not known: {}", e.getMessage());
    }
    answer = new Answer(found, now.plus(AGE));
    return found;
  }

  /** Something has changed: it is asked again. */
  public void forget() {
    answer = new Answer(answer.any(), Instant.MIN);
  }
}
