package io.monitorix.exporter.auth.session;

import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.AccessException.Kind;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.recent.Recent;
import io.monitorix.exporter.auth.secret.Secrets;
import io.monitorix.exporter.auth.user.Credentials;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.auth.user.UserTable;
import io.monitorix.exporter.state.StateDatabase;
import io.monitorix.exporter.state.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions of users. What ends one is seen within ten seconds by all replicas, and at once by this
 * process. Thread-safe.
 */
public final class Sessions {

  /** How long what was read of a session counts. */
  public static final Duration SEEN_WITHIN = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  private static final String WHAT = "the session";
  private static final String PREFIX = "mtxr_";
  private static final int LENGTH = 43;
  private static final int REMEMBERED = 1_000;

  /** So long after its end a session is kept, that a refresh token used again is told apart. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final StateDatabase state;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Lifetimes lifetimes;
  private final AccessTokens tokens;
  private final SessionTable table;
  private final UserTable users = new UserTable();
  private final Recent<String, Live> live;

  /**
   * How long what a login gives is good.
   *
   * @param access the access token
   * @param refresh the refresh token, each anew
   * @param session all of it, from the login on, however often it is gone on with
   */
  public record Lifetimes(Duration access, Duration refresh, Duration session) {}

  private record Live(Session session, User user) {}

  /** What became of a refresh token. */
  private sealed interface Refreshed {
    record Good(Session session, User user) implements Refreshed {}

    record Reused(String session) implements Refreshed {}

    record Unknown() implements Refreshed {}
  }

  /** Sessions in a database. */
  public Sessions(
      StateDatabase state, Vault vault, Secrets secrets, InstantSource clock, Lifetimes lifetimes) {
    this.state = state;
    this.secrets = secrets;
    this.clock = clock;
    this.lifetimes = lifetimes;
    this.table = new SessionTable(lifetimes.session());
    this.tokens =
        new AccessTokens(
            new SigningKeys(state, vault, secrets, clock, lifetimes.access()),
            lifetimes.access(),
            clock);
    this.live = new Recent<>(SEEN_WITHIN, REMEMBERED, clock);
  }

  /** Begins one, for somebody who has shown who they are. */
  public Issued begin(User user, String address) {
    Instant now = clock.instant();
    Instant latest = now.plus(lifetimes.session());
    Session session =
        new Session(secrets.id(), user.id(), address, now, now, latest, latest)
            .until(now.plus(lifetimes.refresh()));
    String refresh = PREFIX + secrets.alphanumeric(LENGTH);
    // First, as it fails where there is no key.
    String access = tokens.sign(user, session.id(), now);
    state.change(
        WHAT,
        handle -> {
          table.insert(handle, session, Secrets.hash(refresh));
          users.loggedIn(handle, user.id(), now);
        });
    return issued(session, access, refresh, now);
  }

  private Issued issued(Session session, String access, String refresh, Instant now) {
    Instant end = tokens.end(now);
    return new Issued(
        session.id(),
        access,
        end.isBefore(session.endsAt()) ? end : session.endsAt(),
        refresh,
        session.endsAt());
  }

  /** A session that was gone on with, and its user. */
  public record Continued(Issued issued, User user) {}

  /**
   * Exchanges a refresh token for two new tokens. One that comes a second time was stolen, or its
   * successor was: the session ends then.
   *
   * @throws AccessException if it is not good
   */
  public Continued refresh(String token) {
    Instant now = clock.instant();
    String next = PREFIX + secrets.alphanumeric(LENGTH);
    Refreshed result =
        state.write(WHAT, handle -> exchange(handle, Secrets.hash(token), Secrets.hash(next), now));
    if (result instanceof Refreshed.Good good) {
      String id = good.session().id();
      String access = tokens.sign(good.user(), id, now);
      return new Continued(issued(good.session(), access, next, now), good.user());
    }
    if (result instanceof Refreshed.Reused reused) {
      live.clear();
      log.warn("A refresh token was used twice: its session ends session={}", reused.session());
      throw AccessException.of(
          Kind.UNAUTHENTICATED,
          "the refresh token was used before: the session has ended, log in again");
    }
    throw AccessException.of(
        Kind.UNAUTHENTICATED, "the refresh token is not valid, or has expired: log in again");
  }

  private Refreshed exchange(Handle handle, String hash, String next, Instant now) {
    Optional<String> id = table.sessionOf(handle, hash);
    Optional<Session> session = id.flatMap(each -> table.live(handle, each, now));
    Optional<User> user =
        session
            .flatMap(each -> users.byId(handle, each.userId()))
            .map(Credentials::user)
            .filter(User::enabled);
    if (session.isEmpty() || user.isEmpty()) {
      return new Refreshed.Unknown();
    }
    String known = session.get().id();
    if (!table.useToken(handle, hash, now)) {
      table.revoke(handle, known, now);
      return new Refreshed.Reused(known);
    }
    table.addToken(handle, known, next);
    Session extended = session.get().until(now.plus(lifetimes.refresh()));
    table.extend(handle, known, now, extended.endsAt());
    return new Refreshed.Good(extended, user.get());
  }

  /** Who sends an access token; empty where it does not hold, or not any more. */
  public Optional<Caller> caller(String accessToken) {
    return tokens
        .verify(accessToken)
        .flatMap(
            claims ->
                live.get(claims.session(), this::look)
                    .filter(found -> clock.instant().isBefore(found.session().endsAt()))
                    .filter(found -> found.user().enabled())
                    .filter(found -> found.user().generation() == claims.generation()))
        .map(
            found ->
                new Caller(
                    found.user().name(),
                    Caller.Kind.USER,
                    found.user().role(),
                    found.user().scope(),
                    found.session().id()));
  }

  private Optional<Live> look(String id) {
    Instant now = clock.instant();
    return state.read(
        handle ->
            table
                .live(handle, id, now)
                .flatMap(
                    session ->
                        users
                            .byId(handle, session.userId())
                            .map(found -> new Live(session, found.user()))));
  }

  /** Whether a token says that it is an access token of this issuer. */
  public boolean areAsked(String token) {
    return AccessTokens.isOurs(token);
  }

  /** Those of a user that go on, the oldest first. */
  public List<Session> of(User user) {
    Instant now = clock.instant();
    return state.read(handle -> table.ofUser(handle, user.id(), now));
  }

  /** Ends one; whether it went on. */
  public boolean end(String id) {
    Instant now = clock.instant();
    Boolean ended = state.write(WHAT, handle -> table.revoke(handle, id, now));
    live.clear();
    return ended;
  }

  /** Ends all of a user; how many went on. */
  public int endAll(User user) {
    Instant now = clock.instant();
    Integer ended = state.write(WHAT, handle -> users.revokeSessions(handle, user.id(), now));
    live.clear();
    return ended;
  }

  /** Looks again at each: something has changed. */
  public void forget() {
    live.clear();
  }

  /** Deletes what ended long ago. */
  public void prune() {
    Instant before = clock.instant().minus(KEPT);
    state.change(WHAT, handle -> table.prune(handle, before));
  }
}
