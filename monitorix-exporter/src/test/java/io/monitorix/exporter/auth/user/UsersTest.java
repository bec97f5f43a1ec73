package io.monitorix.exporter.auth.user;

import static io.monitorix.exporter.fixture.AccessRoom.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.AccessException.Kind;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.fixture.AccessRoom;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.fixture.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UsersTest {

  private static final UserChange NOTHING =
      new UserChange(Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir private Path directory;

  private final VirtualClock clock = new VirtualClock();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aUserIsThereAfterARestart(TestDatabase kind) {
    Database where = kind.fresh(directory);
    Scope scope = new Scope(Set.of("lab"), Set.of(), Set.of("web"));
    try (AccessRoom room = room(where)) {
      room.accounts().users().create("Alice", Role.OPERATOR, scope, PASSWORD);
    }
    try (AccessRoom room = room(where)) {
      User alice = room.accounts().users().get("ALICE");
      assertThat(alice.name()).isEqualTo("alice");
      assertThat(alice.role()).isEqualTo(Role.OPERATOR);
      assertThat(alice.scope()).isEqualTo(scope);
      assertThat(alice.createdAt()).isEqualTo(clock.instant());
      assertThat(room.accounts().users().all()).containsExactly(alice);
      String kept = room.accounts().users().credentials("alice").orElseThrow().password();
      assertThat(kept).startsWith("$argon2id$").doesNotContain("purple");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aNameIsTakenOnce(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      room.user("alice", Role.ADMIN);
      refused(Kind.CONFLICT, () -> room.user("ALICE", Role.VIEWER));
      for (String bad : new String[] {"", " ", "a b", "-a", "a/b", "a\nb", "x".repeat(65), "ä"}) {
        refused(Kind.INVALID, () -> room.user(bad, Role.VIEWER));
      }
      refused(
          Kind.INVALID,
          () -> room.accounts().users().create("bob", Role.VIEWER, Scope.ALL, "short"));
      assertThat(room.accounts().users().all()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whoChangesWhatOthersHaveChangedIsTold(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      Users users = room.accounts().users();
      room.user("root", Role.ADMIN);
      User seen = room.user("bob", Role.VIEWER);
      users.change(
          seen, new UserChange(Optional.of(Role.OPERATOR), Optional.empty(), Optional.empty()));
      refused(Kind.CHANGED, () -> users.change(seen, NOTHING));
      assertThat(users.get("bob").role()).isEqualTo(Role.OPERATOR);
      assertThat(users.get("bob").generation()).isEqualTo(seen.generation() + 1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theLastAdministratorStays(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      Users users = room.accounts().users();
      User only = room.user("root", Role.ADMIN);
      room.user("bob", Role.OPERATOR);
      refused(Kind.CONFLICT, () -> users.delete(only));
      refused(
          Kind.CONFLICT,
          () ->
              users.change(
                  only, new UserChange(Optional.empty(), Optional.empty(), Optional.of(false))));
      refused(
          Kind.CONFLICT,
          () ->
              users.change(
                  only,
                  new UserChange(
                      Optional.empty(),
                      Optional.of(new Scope(Set.of("lab"), Set.of(), Set.of())),
                      Optional.empty())));
      room.user("second", Role.ADMIN);
      users.delete(only);
      assertThat(users.find("root")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theLastFivePasswordsDoNotComeAgain(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      Users users = room.accounts().users();
      room.user("alice", Role.ADMIN);
      for (int i = 1; i <= 4; i++) {
        clock.advance(Duration.ofDays(1));
        users.setPassword("alice", PASSWORD + " " + i);
        refused(Kind.INVALID, () -> users.setPassword("alice", PASSWORD));
      }
      clock.advance(Duration.ofDays(1));
      users.setPassword("alice", PASSWORD + " 5");
      users.setPassword("alice", PASSWORD);
      assertThat(users.get("alice").passwordChangedAt()).isEqualTo(clock.instant());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whoIsLockedOutIsLetInFromTheDatabase(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      Users users = room.accounts().users();
      room.user("root", Role.ADMIN);
      room.user("alice", Role.VIEWER);
      users.change(
          users.get("alice"),
          new UserChange(Optional.empty(), Optional.empty(), Optional.of(false)));
      User rescued = users.rescue("alice", "eleven green umbrellas");
      assertThat(rescued.enabled()).isTrue();
      assertThat(rescued.role()).isEqualTo(Role.ADMIN);
      assertThat(users.rescue("new", "eleven green umbrellas").role()).isEqualTo(Role.ADMIN);
    }
  }

  private AccessRoom room(Database where) {
    return AccessRoom.of(where, directory, clock);
  }

  private static void refused(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(AccessException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
