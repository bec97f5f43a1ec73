package io.monitorix.exporter.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.AccessException.Kind;
import io.monitorix.exporter.auth.Authenticator.Outcome;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.token.Tokens.Made;
import io.monitorix.exporter.auth.token.Tokens.Wish;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.auth.user.UserChange;
import io.monitorix.exporter.fixture.AccessRoom;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.fixture.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokensTest {

  private static final Scope LAB = new Scope(Set.of("lab"), Set.of(), Set.of());
  private static final Caller LOCAL = Caller.local("127.0.0.1");

  @TempDir private Path directory;

  private final VirtualClock clock = new VirtualClock();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aTokenLetsInUntilItIsRevoked(TestDatabase kind) {
    Database where = kind.fresh(directory);
    try (AccessRoom room = room(where)) {
      assertThat(room.access().authenticator().hasCredentials()).isFalse();
      Made made =
          tokens(room).create(LOCAL, new Wish(" ci ", Role.OPERATOR, LAB, Optional.empty()));
      assertThat(made.secret()).matches("mtx_[0-9A-Za-z]{36}");
      assertThat(made.toString()).doesNotContain(made.secret());
      assertThat(room.access().authenticator().hasCredentials()).isTrue();
      assertThat(room.bearer(made.secret()))
          .isEqualTo(
              new Outcome.Known(
                  new Caller("ci", Caller.Kind.TOKEN, Role.OPERATOR, LAB, made.token().id())));
      assertThat(tokens(room).find(made.token().id()).orElseThrow().createdBy())
          .isEqualTo("local:127.0.0.1");
      tokens(room).revoke(made.token().id());
      assertThat(room.bearer(made.secret())).isInstanceOf(Outcome.Refused.class);
      assertThat(room.access().authenticator().hasCredentials()).isFalse();
    }
    assertThat(kind.number(where, "SELECT count(*) FROM monitorix_token WHERE hash LIKE 'mtx%'"))
        .isZero();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void itsUseIsWrittenOnceAMinute(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      Made made =
          tokens(room).create(LOCAL, new Wish("ci", Role.VIEWER, Scope.ALL, Optional.empty()));
      Instant first = clock.instant();
      room.bearer(made.secret());
      await().until(() -> lastUsed(room, made).equals(Optional.of(first)));
      clock.advance(Duration.ofSeconds(59));
      room.bearer(made.secret());
      clock.advance(Duration.ofSeconds(1));
      room.bearer(made.secret());
      await().until(() -> lastUsed(room, made).equals(Optional.of(first.plusSeconds(60))));
    }
  }

  private static Optional<Instant> lastUsed(AccessRoom room, Made made) {
    return tokens(room).find(made.token().id()).orElseThrow().lastUsedAt();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void itEndsWhenItExpires(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      Instant end = clock.instant().plus(Duration.ofHours(1));
      Made made =
          tokens(room).create(LOCAL, new Wish("ci", Role.VIEWER, Scope.ALL, Optional.of(end)));
      assertThat(room.bearer(made.secret())).isInstanceOf(Outcome.Known.class);
      clock.advance(Duration.ofHours(1));
      assertThat(room.bearer(made.secret())).isInstanceOf(Outcome.Refused.class);
      clock.advance(Duration.ofDays(91));
      tokens(room).prune();
      assertThat(tokens(room).all()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void itIsWorthNoMoreThanItsOwnerIsNow(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      room.user("root", Role.ADMIN);
      User alice = room.user("alice", Role.ADMIN);
      Caller caller = new Caller("alice", Caller.Kind.USER, Role.ADMIN, Scope.ALL, "s");
      Made made =
          tokens(room).create(caller, new Wish("ci", Role.ADMIN, Scope.ALL, Optional.empty()));
      assertThat(room.bearer(made.secret())).isInstanceOf(Outcome.Known.class);
      User smaller =
          room.accounts()
              .users()
              .change(
                  alice,
                  new UserChange(Optional.of(Role.VIEWER), Optional.of(LAB), Optional.empty()));
      assertThat(room.bearer(made.secret()))
          .isInstanceOfSatisfying(
              Outcome.Known.class,
              known -> {
                assertThat(known.caller().role()).isEqualTo(Role.VIEWER);
                assertThat(known.caller().scope()).isEqualTo(LAB);
              });
      User disabled =
          room.accounts()
              .users()
              .change(
                  smaller, new UserChange(Optional.empty(), Optional.empty(), Optional.of(false)));
      assertThat(room.bearer(made.secret())).isInstanceOf(Outcome.Refused.class);
      room.accounts().users().delete(disabled);
      assertThat(room.bearer(made.secret())).isInstanceOf(Outcome.Refused.class);
      assertThat(tokens(room).find(made.token().id()).orElseThrow().revokedAt()).isPresent();
    }
  }

  @Test
  void nobodyMakesOneThatMayMoreThanThey() {
    try (AccessRoom room = room(TestDatabase.SQLITE.fresh(directory))) {
      Caller operator = new Caller("bob", Caller.Kind.USER, Role.OPERATOR, LAB, "s");
      refused(room, operator, Role.ADMIN, LAB, Optional.empty(), Kind.FORBIDDEN);
      refused(room, operator, Role.VIEWER, Scope.ALL, Optional.empty(), Kind.FORBIDDEN);
      Caller token = new Caller("ci", Caller.Kind.TOKEN, Role.ADMIN, Scope.ALL, "t");
      refused(room, token, Role.VIEWER, Scope.ALL, Optional.empty(), Kind.FORBIDDEN);
      Caller provided = new Caller("eve", Caller.Kind.OIDC, Role.ADMIN, Scope.ALL, "");
      refused(room, provided, Role.VIEWER, Scope.ALL, Optional.empty(), Kind.INVALID);
      refused(room, LOCAL, Role.VIEWER, Scope.ALL, Optional.of(clock.instant()), Kind.INVALID);
    }
  }

  private static void refused(
      AccessRoom room, Caller by, Role role, Scope scope, Optional<Instant> end, Kind kind) {
    assertThatThrownBy(() -> tokens(room).create(by, new Wish("x", role, scope, end)))
        .isInstanceOfSatisfying(AccessException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void whatOnlyLooksLikeATokenIsRefused() {
    try (AccessRoom room = room(TestDatabase.SQLITE.fresh(directory))) {
      Made made =
          tokens(room).create(LOCAL, new Wish("ci", Role.VIEWER, Scope.ALL, Optional.empty()));
      String secret = made.secret();
      char last = secret.charAt(secret.length() - 1);
      String wrong = secret.substring(0, secret.length() - 1) + (last == 'a' ? 'b' : 'a');
      assertThat(TokenText.isOne(secret)).isTrue();
      assertThat(TokenText.isOne(wrong)).isFalse();
      for (String text :
          new String[] {wrong, "mtx_", secret + "a", secret.toLowerCase(Locale.ROOT)}) {
        assertThat(room.bearer(text)).isInstanceOf(Outcome.Refused.class);
      }
    }
  }

  private static Tokens tokens(AccessRoom room) {
    return room.accounts().tokens();
  }

  private AccessRoom room(Database where) {
    return AccessRoom.of(where, directory, clock);
  }
}
