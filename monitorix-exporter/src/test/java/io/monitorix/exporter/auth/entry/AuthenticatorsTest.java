package io.monitorix.exporter.auth.entry;

import static io.monitorix.exporter.fixture.AccessRoom.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.access.AccessControl;
import io.monitorix.exporter.auth.Authenticator;
import io.monitorix.exporter.auth.Authenticator.Attempt;
import io.monitorix.exporter.auth.Authenticator.Outcome;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.session.Login.Result;
import io.monitorix.exporter.auth.user.UserChange;
import io.monitorix.exporter.config.AuthConfig;
import io.monitorix.exporter.fixture.AccessRoom;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.state.StateDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthenticatorsTest {

  @TempDir private Path directory;

  private final VirtualClock clock = new VirtualClock();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aUserComesInByNameAndPassword(TestDatabase kind) {
    Database where = kind.fresh(directory);
    try (AccessRoom room = AccessRoom.of(where, directory, clock);
        AccessRoom replica = AccessRoom.of(where, directory, clock)) {
      assertThat(room.basic("alice", PASSWORD)).isInstanceOf(Outcome.Unknown.class);
      assertThat(replica.access().authenticator().hasCredentials()).isFalse();
      room.user("root", Role.ADMIN);
      room.user("alice", Role.OPERATOR);
      assertThat(room.access().authenticator().hasCredentials()).isTrue();
      assertThat(replica.access().authenticator().hasCredentials()).isFalse();
      clock.advance(Duration.ofSeconds(10));
      assertThat(replica.access().authenticator().hasCredentials()).isTrue();

      assertThat(room.basic("ALICE", PASSWORD))
          .isInstanceOfSatisfying(
              Outcome.Known.class,
              known -> {
                assertThat(known.caller().name()).isEqualTo("alice");
                assertThat(known.caller().kind()).isEqualTo(Caller.Kind.USER);
                assertThat(known.caller().role()).isEqualTo(Role.OPERATOR);
              });
      assertThat(replica.basic("alice", PASSWORD)).isInstanceOf(Outcome.Known.class);
      assertThat(room.basic("alice", "wrong")).isInstanceOf(Outcome.Refused.class);
      assertThat(room.basic("nobody", PASSWORD)).isEqualTo(room.basic("alice", "wrong"));

      room.accounts().users().setPassword("alice", "eleven green umbrellas");
      assertThat(room.basic("alice", PASSWORD)).isInstanceOf(Outcome.Refused.class);
      assertThat(room.basic("alice", "eleven green umbrellas")).isInstanceOf(Outcome.Known.class);
      clock.advance(Duration.ofSeconds(10));
      assertThat(replica.basic("alice", PASSWORD)).isInstanceOf(Outcome.Refused.class);

      room.accounts()
          .users()
          .change(
              room.accounts().users().get("alice"),
              new UserChange(Optional.empty(), Optional.empty(), Optional.of(false)));
      // the address has failed five times by now, at both
      clock.advance(Duration.ofSeconds(1));
      assertThat(room.basic("alice", "eleven green umbrellas")).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void whoGuessesHasToWaitAndWhoIsKnownHasNot() {
    try (AccessRoom room = AccessRoom.of(TestDatabase.SQLITE.fresh(directory), directory, clock)) {
      room.user("alice", Role.ADMIN);
      assertThat(room.basic("alice", PASSWORD)).isInstanceOf(Outcome.Known.class);
      for (int i = 0; i < 5; i++) {
        assertThat(room.basic("alice", "wrong" + i)).isInstanceOf(Outcome.Refused.class);
      }
      assertThat(room.basic("alice", "wrong"))
          .isEqualTo(new Outcome.Busy("too many logins have failed", Duration.ofSeconds(1)));
      assertThat(room.basic("alice", PASSWORD)).isInstanceOf(Outcome.Known.class);
      assertThat(room.accounts().login().check("alice", PASSWORD, "", "192.0.2.1"))
          .isInstanceOf(Result.Later.class);
      clock.advance(Duration.ofSeconds(1));
      assertThat(room.accounts().login().check("alice", PASSWORD, "", "192.0.2.1"))
          .isInstanceOf(Result.Granted.class);
    }
  }

  @Test
  void whatCannotBeReadIsRefusedAndOtherSchemesAreNotLookedAt() {
    try (AccessRoom room = AccessRoom.of(TestDatabase.SQLITE.fresh(directory), directory, clock)) {
      room.user("alice", Role.ADMIN);
      Authenticator authenticator = room.access().authenticator();
      assertThat(authenticator.authenticate(new Attempt("", "192.0.2.1")))
          .isInstanceOf(Outcome.Unknown.class);
      assertThat(authenticator.authenticate(new Attempt("Digest x", "192.0.2.1")))
          .isInstanceOf(Outcome.Unknown.class);
      for (String header : new String[] {"Basic ???", "Basic YQ==", "Bearer x", "bearer a.b.c"}) {
        assertThat(authenticator.authenticate(new Attempt(header, "192.0.2.1")))
            .isInstanceOf(Outcome.Refused.class);
      }
    }
  }

  @Test
  void whileTheDatabaseIsAwayNothingOpens() {
    Database where = TestDatabase.SQLITE.fresh(directory);
    AccessRoom room = AccessRoom.of(where, directory, clock);
    room.user("alice", Role.ADMIN);
    room.state().close();
    clock.advance(Duration.ofMinutes(1));
    assertThat(room.access().authenticator().hasCredentials()).isTrue();
    assertThat(room.basic("alice", PASSWORD)).isInstanceOf(Outcome.Busy.class);
    assertThat(room.bearer("mtx_" + "0".repeat(30) + "000000"))
        .isInstanceOfAny(Outcome.Refused.class, Outcome.Busy.class);
    room.close();
  }

  @Test
  void whereAFileCannotBeMadeThereAreNoUsers() throws Exception {
    Path taken = Files.writeString(directory.resolve("data"), "a file where the folder should be");
    try (StateDatabase state = StateDatabase.open(new Database.Sqlite(taken), clock);
        AccessControl access =
            AccessControl.start(
                AuthConfig.DEFAULT, Optional.of(state), Optional.of(taken), clock)) {
      assertThat(access.authenticator().hasCredentials()).isFalse();
    }
  }

  @Test
  void withoutStateThereIsNobodyAndNothingIsWrittenDown() {
    try (AccessControl access =
        AccessControl.start(AuthConfig.DEFAULT, Optional.empty(), Optional.empty(), clock)) {
      assertThat(access.authenticator().hasCredentials()).isFalse();
      assertThat(access.authenticator().authenticate(new Attempt("Basic YTpi", "192.0.2.1")))
          .isInstanceOf(Outcome.Unknown.class);
      assertThat(access.accounts()).isEmpty();
    }
  }
}
