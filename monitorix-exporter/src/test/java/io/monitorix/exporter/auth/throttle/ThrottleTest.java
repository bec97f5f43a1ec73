package io.monitorix.exporter.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.auth.throttle.Throttle.Attempt;
import io.monitorix.exporter.auth.throttle.Throttle.Begun;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.state.StateDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThrottleTest {

  @TempDir private Path directory;

  private final VirtualClock clock = new VirtualClock();

  private static void fail(Throttle throttle, String name, String address) {
    assertThat(throttle.begin(name, address))
        .isInstanceOfSatisfying(Begun.Now.class, now -> now.attempt().failed());
  }

  private static void succeed(Throttle throttle, String name, String address) {
    assertThat(throttle.begin(name, address))
        .isInstanceOfSatisfying(Begun.Now.class, now -> now.attempt().succeeded(true));
  }

  private static Begun later(Duration wait) {
    return new Begun.Later(wait);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void replicasCountTogether(TestDatabase kind) {
    Database where = kind.fresh(directory);
    try (StateDatabase one = StateDatabase.open(where, clock);
        StateDatabase other = StateDatabase.open(where, clock)) {
      Throttle first = new Throttle(one, clock);
      Throttle second = new Throttle(other, clock);
      fail(first, "alice", "192.0.2.9");
      for (int i = 0; i < 2; i++) {
        fail(first, "alice", "192.0.2." + i);
        fail(second, "ALICE", "198.51.100." + i);
      }
      for (Throttle each : List.of(first, second, new Throttle(one, clock))) {
        assertThat(each.begin("alice", "203.0.113.1")).isEqualTo(later(Duration.ofSeconds(1)));
      }

      clock.advance(Duration.ofSeconds(1));
      fail(first, "alice", "203.0.113.1");
      assertThat(second.begin("alice", "203.0.113.2")).isEqualTo(later(Duration.ofSeconds(2)));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aNetworkWaitsAtEachReplicaWhateverNamesItTries(TestDatabase kind) {
    Database where = kind.fresh(directory);
    try (StateDatabase one = StateDatabase.open(where, clock);
        StateDatabase other = StateDatabase.open(where, clock)) {
      Throttle first = new Throttle(one, clock);
      for (int i = 0; i < 5; i++) {
        fail(first, "user" + i, "2001:db8:1:2::" + i);
      }
      Throttle second = new Throttle(other, clock);
      assertThat(second.begin("another", "2001:db8:1:2::99")).isInstanceOf(Begun.Later.class);
      assertThat(second.begin("another", "2001:db8:1:3::99")).isInstanceOf(Begun.Now.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aGoodLoginFreesTheNameEverywhere(TestDatabase kind) {
    Database where = kind.fresh(directory);
    try (StateDatabase one = StateDatabase.open(where, clock);
        StateDatabase other = StateDatabase.open(where, clock)) {
      Throttle first = new Throttle(one, clock);
      for (int i = 0; i < 4; i++) {
        fail(first, "alice", "192.0.2.1");
      }
      Throttle second = new Throttle(other, clock);
      succeed(second, "alice", "198.51.100.1");
      fail(second, "alice", "192.0.2.2");
      assertThat(second.begin("alice", "192.0.2.3")).isInstanceOf(Begun.Now.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whoHasLoggedInFromThereDoesNotWaitForOthers(TestDatabase kind) {
    Database where = kind.fresh(directory);
    try (StateDatabase state = StateDatabase.open(where, clock)) {
      Throttle throttle = new Throttle(state, clock);
      succeed(throttle, "alice", "192.0.2.1");
      for (int i = 0; i < 5; i++) {
        fail(throttle, "alice", "198.51.100." + i);
      }
      Throttle other = new Throttle(state, clock);
      assertThat(other.begin("alice", "203.0.113.1")).isInstanceOf(Begun.Later.class);
      succeed(other, "alice", "192.0.2.1");
      // that did not free it for those who guess
      assertThat(other.begin("alice", "203.0.113.1")).isInstanceOf(Begun.Later.class);

      for (int i = 0; i < 5; i++) {
        fail(other, "alice", "192.0.2.1");
      }
      assertThat(other.begin("alice", "192.0.2.1")).isEqualTo(later(Duration.ofSeconds(1)));

      clock.advance(Duration.ofDays(91));
      for (int i = 0; i < 5; i++) {
        fail(throttle, "alice", "198.51.100." + i);
      }
      assertThat(throttle.begin("alice", "192.0.2.1")).isInstanceOf(Begun.Later.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatIsOldIsForgottenAndDeleted(TestDatabase kind) {
    Database where = kind.fresh(directory);
    try (StateDatabase state = StateDatabase.open(where, clock)) {
      Throttle throttle = new Throttle(state, clock);
      succeed(throttle, "bob", "192.0.2.1");
      for (int i = 0; i < 5; i++) {
        fail(throttle, "alice", "192.0.2.1");
      }
      clock.advance(Duration.ofHours(1));
      Throttle other = new Throttle(state, clock);
      fail(other, "alice", "192.0.2.1");
      fail(other, "alice", "192.0.2.1");
      assertThat(rows(state, "failure")).isEqualTo(2);

      clock.advance(Duration.ofHours(1));
      other.prune();
      assertThat(rows(state, "failure")).isZero();
      assertThat(rows(state, "place")).isEqualTo(1);
      clock.advance(Duration.ofDays(90));
      other.prune();
      assertThat(rows(state, "place")).isZero();
    }
  }

  private static int rows(StateDatabase state, String what) {
    String table = what.equals("place") ? "monitorix_login_place" : "monitorix_login_failure";
    return state.<Integer>read(
        handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(Integer.class).one());
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aLoginThatIsNotCompleteMakesNoPlaceKnown(TestDatabase kind) {
    try (StateDatabase state = StateDatabase.open(kind.fresh(directory), clock)) {
      Throttle throttle = new Throttle(state, clock);
      Attempt attempt = ((Begun.Now) throttle.begin("alice", "192.0.2.1")).attempt();
      attempt.succeeded(false);
      assertThat(rows(state, "place")).isZero();
    }
  }

  @Test
  void withoutTheDatabaseTheProcessCountsForItself() throws Exception {
    Path none = Files.writeString(directory.resolve("file"), "");
    try (StateDatabase state = StateDatabase.open(new Database.Sqlite(none), clock)) {
      Throttle throttle = new Throttle(state, clock);
      for (int i = 0; i < 5; i++) {
        fail(throttle, "alice", "192.0.2." + i);
      }
      assertThat(throttle.begin("alice", "203.0.113.1")).isEqualTo(later(Duration.ofSeconds(1)));
      clock.advance(Duration.ofSeconds(1));
      succeed(throttle, "alice", "203.0.113.1");
      assertThat(throttle.begin("alice", "203.0.113.2")).isInstanceOf(Begun.Now.class);
    }
  }
}
