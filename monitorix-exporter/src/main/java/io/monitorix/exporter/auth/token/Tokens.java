package io.monitorix.exporter.auth.token;

import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.AccessException.Kind;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.recent.Recent;
import io.monitorix.exporter.auth.secret.Secrets;
import io.monitorix.exporter.auth.user.Credentials;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.auth.user.UserTable;
import io.monitorix.exporter.state.StateDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * API tokens. One that is revoked ends within ten seconds on all replicas, and at once in this
 * process; one whose owner may less than it, may no more than they. Thread-safe.
 */
public final class Tokens {

  private static final Logger log = LoggerFactory.getLogger(Tokens.class);

  private static final String WHAT = "the token";
  private static final int LONGEST_NAME = 100;
  private static final int REMEMBERED = 1_000;
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);
  private static final Duration USE_WRITTEN = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(90);

  /** Nobody tells this process when a provider does not know somebody any more. */
  private static final Duration LONGEST_OF_PROVIDER = Duration.ofDays(90);

  private final StateDatabase state;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Executor later;
  private final Runnable changed;
  private final TokenTable table = new TokenTable();
  private final UserTable users = new UserTable();
  private final Recent<String, Found> found;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  private record Found(ApiToken token, Optional<User> owner) {}

  /**
   * A token that was made.
   *
   * @param secret the token itself, which is not shown again
   */
  public record Made(ApiToken token, String secret) {

    /** Without what is secret. */
    @Override
    public String toString() {
      return "Made[" + token.id() + "]";
    }
  }

  /**
   * What a token shall be.
   *
   * @param name says what it is for
   * @param role at most that of its maker
   * @param scope within that of its maker
   * @param expiresAt empty for never
   */
  public record Wish(String name, Role role, Scope scope, Optional<Instant> expiresAt) {}

  /**
   * Tokens in a database.
   *
   * @param later writes when a token was used
   * @param changed is told after each change
   */
  public Tokens(
      StateDatabase state, Secrets secrets, InstantSource clock, Executor later, Runnable changed) {
    this.state = state;
    this.secrets = secrets;
    this.clock = clock;
    this.later = later;
    this.changed = changed;
    this.found = new Recent<>(SEEN_WITHIN, REMEMBERED, clock);
  }

  /** How the maker of a token is named: {@code user:alice}. */
  public static String maker(Caller caller) {
    return caller.kind().name().toLowerCase(Locale.ROOT) + ":" + caller.name();
  }

  /**
   * Makes one.
   *
   * @throws AccessException if the maker may not, or not so much
   */
  public Made create(Caller maker, Wish wish) {
    Instant now = clock.instant();
    check(maker, wish, now);
    String secret = TokenText.make(secrets);
    ApiToken made =
        state.write(
            WHAT,
            handle -> {
              ApiToken token =
                  new ApiToken(
                      secrets.id(),
                      wish.name().strip(),
                      owner(handle, maker),
                      maker(maker),
                      wish.role(),
                      wish.scope(),
                      now,
                      wish.expiresAt(),
                      Optional.empty(),
                      Optional.empty());
              table.insert(handle, token, Secrets.hash(secret));
              return token;
            });
    changed.run();
    return new Made(made, secret);
  }

  private Optional<String> owner(Handle handle, Caller maker) {
    return maker.kind() == Caller.Kind.USER
        ? users.byName(handle, maker.name()).map(Credentials::user).map(User::id)
        : Optional.empty();
  }

  private static void check(Caller maker, Wish wish, Instant now) {
    if (maker.kind() == Caller.Kind.TOKEN || maker.kind() == Caller.Kind.ANONYMOUS) {
      throw AccessException.of(Kind.FORBIDDEN, "tokens are made by people: log in to make one");
    }
    if (wish.name().isBlank() || wish.name().strip().length() > LONGEST_NAME) {
      throw AccessException.invalid(
          "name", "expected up to " + LONGEST_NAME + " characters that say what it is for");
    }
    if (!maker.role().includes(wish.role())) {
      throw AccessException.of(
          Kind.FORBIDDEN,
          "a token has at most the role of its maker, which is " + maker.role().text());
    }
    if (!wish.scope().isWithin(maker.scope())) {
      throw AccessException.of(
          Kind.FORBIDDEN, "a token sees at most what its maker sees: narrow its scope");
    }
    if (wish.expiresAt().filter(end -> !now.isBefore(end)).isPresent()) {
      throw AccessException.invalid("expiresAt", "expected a time that is yet to come");
    }
    if (maker.kind() == Caller.Kind.OIDC
        && wish.expiresAt().filter(end -> !end.isAfter(now.plus(LONGEST_OF_PROVIDER))).isEmpty()) {
      throw AccessException.invalid(
          "expiresAt",
          "needed, and at most 90 days from now: it outlives the login at the provider");
    }
  }

  /** All, the oldest first; those that ended 90 days ago are left out. */
  public List<ApiToken> all() {
    return state.read(table::all);
  }

  /** The one with that id. */
  public Optional<ApiToken> find(String id) {
    return state.read(handle -> table.byId(handle, id));
  }

  /** How many could be used now. */
  public long live() {
    Instant now = clock.instant();
    return state.read(handle -> table.live(handle, now));
  }

  /** Ends one. */
  public void revoke(String id) {
    Instant now = clock.instant();
    state.change(WHAT, handle -> table.revoke(handle, id, now));
    found.clear();
    changed.run();
  }

  /** Whether a text looks like a token. */
  public boolean areAsked(String text) {
    return text.startsWith(TokenText.PREFIX);
  }

  /** Who sends it; empty where it does not hold, or not any more. */
  public Optional<Caller> caller(String secret) {
    if (!TokenText.isOne(secret)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Caller> caller =
        found
            .get(Secrets.hash(secret), this::look)
            .filter(each -> each.token().isLive(now))
            .flatMap(Tokens::caller);
    caller.ifPresent(each -> used(each.session(), now));
    return caller;
  }

  private Optional<Found> look(String hash) {
    return state.read(
        handle ->
            table
                .byHash(handle, hash)
                .map(
                    token ->
                        new Found(
                            token,
                            token
                                .owner()
                                .flatMap(owner -> users.byId(handle, owner))
                                .map(Credentials::user))));
  }

  private static Optional<Caller> caller(Found found) {
    ApiToken token = found.token();
    if (token.owner().isEmpty()) {
      return Optional.of(caller(token, token.role(), token.scope()));
    }
    return found
        .owner()
        .filter(User::enabled)
        .flatMap(
            owner ->
                token
                    .scope()
                    .and(owner.scope())
                    .map(
                        scope ->
                            caller(
                                token,
                                owner.role().includes(token.role()) ? token.role() : owner.role(),
                                scope)));
  }

  private static Caller caller(ApiToken token, Role role, Scope scope) {
    return new Caller(token.name(), Caller.Kind.TOKEN, role, scope, token.id());
  }

  /** Once a minute at most, and not while somebody waits. */
  private void used(String id, Instant now) {
    Instant before = used.get(id);
    if (before != null && now.isBefore(before.plus(USE_WRITTEN))) {
      return;
    }
    used.put(id, now);
    later.execute(
        () -> {
          try {
            state.change(WHAT, handle -> table.used(handle, id, now));
          } catch (DatabaseException e) {
            log.debug("when a token was used is not written: {}", e.getMessage());
          }
        });
  }

  /** Looks again at each: something has changed. */
  public void forget() {
    found.clear();
  }

  /** Deletes those that ended long ago. */
  public void prune() {
    Instant before = clock.instant().minus(KEPT);
    state.change(WHAT, handle -> table.prune(handle, before));
    Instant now = clock.instant();
    used.values().removeIf(each -> each.plus(USE_WRITTEN).isBefore(now));
  }
}
