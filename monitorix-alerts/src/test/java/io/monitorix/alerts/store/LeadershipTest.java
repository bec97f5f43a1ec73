package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.database.Fence;
import io.monitorix.alerts.store.lease.Holder;
import io.monitorix.alerts.store.lease.Leadership;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who leads, on a PostgreSQL whose clock cannot be moved: with a lease of 1.5 seconds. */
class LeadershipTest {

  private static final Duration TWO_TTL = Side.TTL.multipliedBy(2);

  @TempDir Path directory;

  private final Database database = TestDatabase.POSTGRESQL.fresh(Path.of("unused"));

  static Silence silence(String id) {
    Instant now = Instant.now();
    return new Silence(
        id,
        new Matchers(List.of(LabelMatcher.equal("alertname", "A"))),
        now,
        now.plusSeconds(600),
        now,
        "me",
        "");
  }

  private static ConditionFactory await() {
    return Awaitility.await().pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(30));
  }

  private FaultySource faulty() {
    return new FaultySource(TestDatabase.POSTGRESQL.source(database));
  }

  @Test
  void theFirstLeadsAtOnceAndTheSecondKnowsWhoDoes() {
    try (Side one = new Side("one", database);
        Side two = new Side("two", database)) {
      assertThat(one.events).containsExactly("elected");
      assertThat(one.leadership.holds()).isTrue();
      await().during(TWO_TTL).until(() -> one.leadership.holds() && two.events.isEmpty());
      assertThat(two.leadership.holds()).isFalse();
      assertThat(two.leadership.leader().map(Holder::describe)).contains("http://one:9221");
      assertThat(one.leadership.leader().map(Holder::name)).contains("one");
    }
  }

  @Test
  void whoClosesHandsOverAtOnceAndWritesBeforeThat() {
    Side one = new Side("one", database);
    try (Side two = new Side("two", database)) {
      one.whenEnded = () -> one.store().routing().silences().save(silence("last"));
      long begun = System.nanoTime();
      one.close();
      two.awaitElected();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Side.TTL);
      assertThat(one.events).containsExactly("elected", "ended");
      assertThat(two.store().routing().silences().load())
          .extracting(Silence::id)
          .containsExactly("last");
      one.close();
    }
  }

  @Test
  void whoIsCutOffIsFollowedOnceItsLeaseHasExpiredAndDoesNotHoldItByThen() {
    FaultySource cut = faulty();
    try (Side one = new Side("one", new Database.Given(cut));
        Side two = new Side("two", database)) {
      await().during(TWO_TTL).until(() -> one.leadership.holds());
      cut.away.set(true);
      AtomicBoolean both = new AtomicBoolean();
      long begun = System.nanoTime();
      await()
          .until(
              () -> {
                both.compareAndSet(false, one.leadership.holds() && two.leadership.holds());
                return two.store != null;
              });
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TWO_TTL);
      assertThat(both).isFalse();
      one.awaitEnded();
      cut.away.set(false);
      await().during(TWO_TTL).until(() -> !one.leadership.holds() && two.leadership.holds());
      assertThat(one.events).containsExactly("elected", "ended");
    }
  }

  @Test
  void whoIsAloneGoesOnWhileTheDatabaseIsAway() {
    FaultySource source = faulty();
    try (Side one = new Side("one", new Database.Given(source))) {
      // By then it knows that nobody waits.
      await().during(Side.TTL).until(() -> one.leadership.holds());
      source.away.set(true);
      await().during(TWO_TTL).until(() -> one.leadership.holds());
      assertThat(one.leadership.fault()).isPresent();
      source.away.set(false);
      await().until(() -> one.leadership.fault().isEmpty());
      assertThat(one.events).containsExactly("elected");
      one.store().routing().silences().save(silence("later"));
    }
  }

  @Test
  void aServerThatGoesAndComesHasOneLeaderAfterwards() throws IOException {
    EmbeddedPostgres server = server(0);
    int port = server.getPort();
    Database own =
        new Database.Postgresql(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
    try (Side one = new Side("one", own);
        Side two = new Side("two", own)) {
      await().during(TWO_TTL).until(() -> one.leadership.holds());
      server.close();
      one.awaitEnded();
      assertThat(one.leadership.holds()).isFalse();
      server = server(port);
      await().until(() -> one.leadership.holds() || two.leadership.holds());
      await().during(TWO_TTL).until(() -> one.leadership.holds() != two.leadership.holds());
    } finally {
      server.close();
    }
  }

  private EmbeddedPostgres server(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("data"))
            .setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  @Test
  void whoIsPausedInTheMiddleOfATransactionKeepsNobodyFromTakingOverAndWritesNothing() {
    FaultySource source = faulty();
    try (Side one = new Side("one", new Database.Given(source));
        Side two = new Side("two", database)) {
      CompletableFuture<Void> paused = new CompletableFuture<>();
      AtomicInteger waiting = new AtomicInteger();
      source.beforeCommit =
          () -> {
            waiting.incrementAndGet();
            paused.join();
          };
      AlertStore store = one.store();
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> store.routing().silences().save(silence("paused")));
      await().until(() -> waiting.get() == 1);
      // Renewals do not come through either: nothing of this process goes on.
      source.away.set(true);
      long begun = System.nanoTime();
      two.awaitElected();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TWO_TTL);
      source.beforeCommit = null;
      source.away.set(false);
      paused.complete(null);
      assertThatThrownBy(writing::join).hasCauseInstanceOf(DatabaseException.class);
      one.awaitEnded();
      assertThat(two.store().routing().silences().load()).isEmpty();
    }
  }

  @Test
  void aLongTransactionDoesNotKeepTheLeaseFromBeingRenewed() {
    FaultySource source = faulty();
    try (Side one = new Side("one", new Database.Given(source));
        Side two = new Side("two", database)) {
      CompletableFuture<Void> slow = new CompletableFuture<>();
      AtomicBoolean waits = new AtomicBoolean();
      source.beforeCommit =
          () -> {
            if (!Thread.currentThread().getName().equals("leadership")) {
              waits.set(true);
              slow.join();
            }
          };
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> one.store().routing().silences().save(silence("slow")));
      await().untilTrue(waits);
      // Shorter than the server lets a transaction idle, which is two thirds of the lease.
      await().during(Side.TTL.dividedBy(3)).until(() -> one.leadership.holds());
      slow.complete(null);
      writing.join();
      source.beforeCommit = null;
      assertThat(two.events).isEmpty();
      assertThat(one.store().routing().silences().load()).hasSize(1);
    }
  }

  @Test
  void aClockThatIsWrongByAnHourDoesNotMatter() {
    try (Side one = new Side("one", database, Duration.ofHours(1));
        Side two = new Side("two", database, Duration.ofHours(-1))) {
      await().during(TWO_TTL).until(() -> one.leadership.holds() && two.events.isEmpty());
    }
  }

  @Test
  void whoHasSleptIsNotSureBeforeItHasRenewed() {
    FaultySource source = faulty();
    try (Side one = new Side("one", new Database.Given(source))) {
      await().during(Side.TTL).until(() -> one.leadership.holds());
      one.clockError = Duration.ofHours(1);
      assertThat(one.leadership.holds()).isFalse();
      assertThat(one.leadership.leads()).isTrue();
      await().until(() -> one.leadership.holds());
      assertThat(one.events).containsExactly("elected");
    }
  }

  @Test
  void whoCannotGoOnLetsOthersLead() {
    Side one = new Side("one", database);
    try (Side two = new Side("two", database);
        Side three = new Side("three", database)) {
      two.cannot = true;
      one.close();
      three.awaitElected();
      assertThat(two.events).isEmpty();
      two.cannot = false;
      three.leadership.close();
      two.awaitElected();
    }
  }

  @Test
  void whoCannotGoOnAtTheStartSaysWhyAndLeavesNothingBehind() {
    Holder self = Holder.of("one", "");
    assertThatThrownBy(
            () ->
                Leadership.start(
                    database,
                    self,
                    Instant::now,
                    new Leadership.Listener() {
                      @Override
                      public void elected(Fence fence) {
                        throw new IllegalStateException("no disk");
                      }

                      @Override
                      public void ended() {
                        throw new AssertionError("it never led");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no disk");
    try (Side two = new Side("two", database)) {
      assertThat(two.events).containsExactly("elected");
    }
  }

  @Test
  void aFileHasOneProcessAndAnotherStandsByUntilThatEnds() {
    Database file = new Database.Sqlite(directory);
    Side one = new Side("one", file);
    try (Side two = new Side("two", file)) {
      assertThat(one.events).containsExactly("elected");
      assertThat(two.events).isEmpty();
      assertThat(two.leadership.leader().map(Holder::describe)).contains("http://one:9221");
      one.store().routing().silences().save(silence("kept"));
      one.clockError = Duration.ofHours(1);
      assertThat(one.leadership.holds()).isTrue();
      one.close();
      two.awaitElected();
      assertThat(two.store().routing().silences().load()).hasSize(1);
    }
  }
}
