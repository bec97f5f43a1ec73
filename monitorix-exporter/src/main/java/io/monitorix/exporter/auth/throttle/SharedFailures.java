package io.monitorix.exporter.auth.throttle;

import io.monitorix.exporter.state.StateDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What failed in all processes, and from where users have logged in. Thread-safe. */
final class SharedFailures {

  private static final String WHAT = "the login";

  private static final String LOOK =
      """
      SELECT subject, failures, last_at AS at FROM monitorix_login_failure
      WHERE subject = :name OR subject = :network
      UNION ALL
      SELECT subject, 0 AS failures, seen_at AS at FROM monitorix_login_place
      WHERE subject = :place""";
  private static final String COUNT =
      """
      INSERT INTO monitorix_login_failure (subject, failures, last_at) VALUES (:subject, 1, :now)
      ON CONFLICT (subject) DO UPDATE SET
        failures = CASE WHEN monitorix_login_failure.last_at <= :old THEN 1
          ELSE monitorix_login_failure.failures + 1 END,
        last_at = :now""";
  private static final String FREE = "DELETE FROM monitorix_login_failure WHERE subject = :subject";
  private static final String REMEMBER =
      """
      INSERT INTO monitorix_login_place (subject, seen_at) VALUES (:subject, :now)
      ON CONFLICT (subject) DO UPDATE SET seen_at = :now""";
  private static final String PRUNE = "DELETE FROM monitorix_login_failure WHERE last_at <= :old";
  private static final String PRUNE_PLACES =
      "DELETE FROM monitorix_login_place WHERE seen_at <= :old";

  /** So long a place is known to which nobody comes back. */
  private static final Duration KNOWN = Duration.ofDays(90);

  /** It is written down anew once a day: logins are to cost no writing. */
  private static final Duration SEEN = Duration.ofDays(1);

  private final StateDatabase state;

  SharedFailures(StateDatabase state) {
    this.state = state;
  }

  /**
   * What is known before an attempt.
   *
   * @param name failures by the name
   * @param network failures from the network
   * @param seenAt when the user logged in from there last; {@link Instant#MIN} for never
   */
  record Seen(Failures name, Failures network, Instant seenAt) {

    static final Seen NOTHING = new Seen(Failures.NONE, Failures.NONE, Instant.MIN);

    boolean isKnown() {
      return seenAt.isAfter(Instant.MIN);
    }
  }

  /** What is known. */
  Seen look(Who who, Instant now) {
    Map<String, Failures> rows = new HashMap<>();
    state.<Map<String, Failures>>read(
        handle -> {
          handle
              .createQuery(LOOK)
              .bind("name", who.nameSubject())
              .bind("network", who.networkSubject())
              .bind("place", who.placeSubject())
              .map(
                  (row, context) ->
                      Map.entry(
                          row.getString("subject"),
                          new Failures(
                              row.getLong("failures"), Instant.ofEpochMilli(row.getLong("at")))))
              .forEach(row -> rows.put(row.getKey(), row.getValue()));
          return rows;
        });
    Failures place = rows.getOrDefault(who.placeSubject(), Failures.NONE);
    return new Seen(
        fresh(rows, who.nameSubject(), now),
        fresh(rows, who.networkSubject(), now),
        place.last().isBefore(now.minus(KNOWN)) ? Instant.MIN : place.last());
  }

  private static Failures fresh(Map<String, Failures> rows, String subject, Instant now) {
    Failures failures = rows.getOrDefault(subject, Failures.NONE);
    return failures.isOver(now) ? Failures.NONE : failures;
  }

  /** One more has failed. */
  void count(Who who, Instant now) {
    state.change(
        WHAT,
        handle -> {
          count(handle, who.nameSubject(), now);
          count(handle, who.networkSubject(), now);
        });
  }

  private static void count(Handle handle, String subject, Instant now) {
    handle
        .createUpdate(COUNT)
        .bind("subject", subject)
        .bind("now", now.toEpochMilli())
        .bind("old", now.minus(Failures.MEMORY).toEpochMilli())
        .execute();
  }

  /**
   * One was good.
   *
   * @param seen before it: what is known already is not written again
   * @param frees whether the name is free again
   * @param remembers whether the place is one of the user's from now on
   */
  void good(Who who, Seen seen, boolean frees, boolean remembers, Instant now) {
    boolean clears = frees && seen.name().count() > 0;
    boolean adds = remembers && seen.seenAt().isBefore(now.minus(SEEN));
    if (clears || adds) {
      state.change(
          WHAT,
          handle -> {
            if (clears) {
              handle.createUpdate(FREE).bind("subject", who.nameSubject()).execute();
            }
            if (adds) {
              handle
                  .createUpdate(REMEMBER)
                  .bind("subject", who.placeSubject())
                  .bind("now", now.toEpochMilli())
                  .execute();
            }
          });
    }
  }

  /** Deletes what is forgotten. */
  void prune(Instant now) {
    state.change(
        WHAT,
        handle -> {
          handle
              .createUpdate(PRUNE)
              .bind("old", now.minus(Failures.MEMORY).toEpochMilli())
              .execute();
          handle.createUpdate(PRUNE_PLACES).bind("old", now.minus(KNOWN).toEpochMilli()).execute();
        });
  }
}
