package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.GroupState;
import io.monitorix.alerts.routing.dispatch.LogEntry;
import io.monitorix.alerts.routing.link.LinkSigner;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.routing.RoutingStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingStoreTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123Z");
  private static final String ODD = "\0 \"\ud83d\ude00\\\n'; --";

  @TempDir Path directory;

  private static AlertStore open(Database database) {
    return AlertStore.open(
        AlertStoreOptions.in(database).at(() -> NOW).waiting(Duration.ofMillis(500)));
  }

  private FaultySource faulty(TestDatabase kind) {
    Database database = kind.fresh(directory);
    open(database).close();
    return new FaultySource(kind.source(database));
  }

  private static Silence silence(String id, String comment) {
    return new Silence(
        id,
        new Matchers(
            List.of(
                LabelMatcher.equal("alertname", ODD),
                LabelMatcher.of("b", LabelMatcher.Type.NOT_EQUAL, ""),
                LabelMatcher.of("c\u00fc", LabelMatcher.Type.REGEX, "x|\\d+"),
                LabelMatcher.of("d", LabelMatcher.Type.NOT_REGEX, ".+"))),
        NOW,
        NOW.plusSeconds(60),
        NOW,
        "o'neill",
        comment);
  }

  private static LogEntry entry(String group, Instant at, int... firing) {
    return new LogEntry(
        group,
        "hook/webhook[0]",
        at,
        IntStream.of(firing).mapToObj(Fingerprint::new).collect(Collectors.toSet()),
        Set.of(new Fingerprint(-1)),
        NOW.plus(Duration.ofDays(5)),
        Optional.of("C1:" + group.length()));
  }

  private static Alert alert(String name, @Nullable Instant end) {
    Labels labels = Labels.of("alertname", name, "odd", ODD);
    return new Alert(
        Fingerprint.of(labels),
        labels,
        Labels.of("summary", ODD),
        NOW,
        end,
        "http://x/",
        NOW,
        true);
  }

  private static void isWritten(AlertStore store) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> store.status().healthy() && store.status().pending() == 0);
  }

  @ParameterizedTest
  @EnumSource
  void acknowledgementsAreAfterARestartWhatTheyWereBefore(TestDatabase kind) {
    Database database = kind.fresh(directory);
    Silence acknowledgement =
        silence("a", "mine").acknowledging(Set.of(new Fingerprint(1), new Fingerprint(-1)));
    try (AlertStore store = open(database)) {
      store.routing().silences().save(silence("a", "mine"));
      store.routing().silences().save(acknowledgement);
    }
    try (AlertStore store = open(database)) {
      assertThat(store.routing().silences().load()).containsExactly(acknowledgement);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theKeyOfLinksIsMadeOnce(TestDatabase kind) {
    Database database = kind.fresh(directory);
    byte[] key;
    try (AlertStore store = open(database)) {
      key = store.routing().linkKey(new SecureRandom());

      assertThat(key).hasSize(LinkSigner.KEY_LENGTH).isNotEqualTo(new byte[key.length]);
      assertThat(store.routing().linkKey(new SecureRandom())).isEqualTo(key);
    }
    try (AlertStore store = open(database)) {
      assertThat(store.routing().linkKey(new SecureRandom())).isEqualTo(key);
    }
  }

  @ParameterizedTest
  @EnumSource
  void allIsAfterARestartWhatItWasBefore(TestDatabase kind) {
    Database database = kind.fresh(directory);
    String longest = "{}:{a=\"" + "x".repeat(20_000) + ODD + "\"}";
    LogEntry entry = entry(longest, NOW, 1, 2);
    GroupState group = new GroupState(longest, NOW.plusSeconds(7), true);
    GroupState other = new GroupState("other", NOW.plusSeconds(5), false);
    Alert endless = alert("A", null);
    Alert ends = alert("B", NOW.plusSeconds(1));
    Alert forever = alert("C", Instant.MAX);
    try (AlertStore store = open(database)) {
      RoutingStore routing = store.routing();
      routing.silences().save(silence("s", "first"));
      routing.silences().save(silence("s", "\u00fc"));
      routing.silences().save(silence("t", "-"));
      routing.notifications().record(entry(longest, NOW.minusSeconds(9), 7));
      routing.notifications().record(entry);
      routing.groups().save(new GroupState(longest, NOW, false));
      routing.groups().save(group);
      routing.groups().save(other);
      routing.groups().save(new GroupState("gone", NOW, false));
      routing.groups().delete("gone");
      routing.alerts().save(List.of(alert("A", NOW.plusSeconds(9)), ends, forever));
      routing.alerts().save(List.of(endless, alert("D", null)));
      routing.alerts().delete(List.of(alert("D", null).fingerprint()));
      routing.silences().delete("t");
    }
    try (AlertStore store = open(database)) {
      RoutingStore routing = store.routing();
      assertThat(routing.silences().load()).containsExactly(silence("s", "\u00fc"));
      assertThat(routing.notifications().find(longest, "hook/webhook[0]")).contains(entry);
      assertThat(routing.notifications().find(longest, "hook/webhook[1]")).isEmpty();
      assertThat(routing.groups().load()).containsExactly(other, group);
      assertThat(routing.alerts().load(NOW))
          .containsExactlyInAnyOrder(
              endless, ends, alert("C", Instant.ofEpochMilli(Long.MAX_VALUE)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void textThatIsNoUnicodeKeepsNothingElseFromBeingWritten(TestDatabase kind) {
    Database database = kind.fresh(directory);
    try (AlertStore store = open(database)) {
      RoutingStore routing = store.routing();
      routing.silences().save(silence("s", "half \ud800"));
      routing.notifications().record(entry("half \ud800", NOW, 1));
      routing.groups().save(new GroupState("half \ud800", NOW, true));
      routing.notifications().record(entry("whole", NOW, 1));
      assertThat(routing.silences().load()).containsExactly(silence("s", "half ?"));
      assertThat(store.status().failures()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSilenceThatNoVersionCanReadIsLeftOutAndTheOthersHold(TestDatabase kind) {
    Database database = kind.fresh(directory);
    try (AlertStore store = open(database)) {
      store.routing().silences().save(silence("good", "-"));
      store.routing().silences().save(silence("bad", "-"));
      kind.execute(
          database,
          "UPDATE monitorix_silence SET matchers = '[{\"name\":\"a\",\"type\":\"=~\",\"value\":\"(\"}]'"
              + " WHERE id = 'bad'");
      assertThat(store.routing().silences().load()).containsExactly(silence("good", "-"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileTheDatabaseIsAwaySilencesAndPostsFailAndTheRestCatchesUpInOrder(TestDatabase kind) {
    FaultySource source = faulty(kind);
    try (AlertStore store = open(new Database.Given(source))) {
      RoutingStore routing = store.routing();
      source.away.set(true);
      assertThatThrownBy(() -> routing.silences().save(silence("s", "-")))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("the silence cannot be written to the application's data source")
          .hasMessageContaining("the database is away; try again");
      assertThatThrownBy(() -> routing.alerts().save(List.of(alert("A", null))))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("alerts from outside cannot be written");
      assertThatThrownBy(() -> routing.silences().load()).isInstanceOf(DatabaseException.class);

      long begun = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        routing.notifications().record(entry("g" + i % 10, NOW.plusSeconds(i), i));
        routing.groups().save(new GroupState("g" + i % 10, NOW.plusSeconds(i), true));
      }
      routing.groups().delete("g0");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      assertThat(store.status().healthy()).isFalse();
      assertThat(store.status().pending()).isEqualTo(20);
      assertThat(routing.notifications().find("g9", "hook/webhook[0]"))
          .contains(entry("g9", NOW.plusSeconds(99), 99));
      assertThat(routing.groups().load()).hasSize(9);

      source.away.set(false);
      isWritten(store);
      routing.silences().save(silence("s", "-"));
    }
    try (AlertStore store = open(new Database.Given(source))) {
      RoutingStore routing = store.routing();
      assertThat(routing.silences().load()).hasSize(1);
      assertThat(routing.alerts().load(NOW)).isEmpty();
      for (int i = 90; i < 100; i++) {
        assertThat(routing.notifications().find("g" + i % 10, "hook/webhook[0]"))
            .contains(entry("g" + i % 10, NOW.plusSeconds(i), i));
      }
      assertThat(routing.groups().load())
          .extracting(GroupState::nextFlush)
          .containsExactlyElementsOf(
              IntStream.range(91, 100).mapToObj(i -> NOW.plusSeconds(i)).toList());
    }
    assertThat(source.open()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void entriesThatComeTogetherAreWrittenTogetherWithTheGroups(TestDatabase kind) throws Exception {
    Database database = kind.fresh(directory);
    open(database).close();
    FaultySource source = new FaultySource(kind.source(database));
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (AlertStore store =
        AlertStore.open(
            AlertStoreOptions.in(source).at(() -> NOW).waiting(Duration.ofMinutes(1)))) {
      RoutingStore routing = store.routing();
      source.commits.set(0);
      source.beforeCommit =
          () -> {
            first.countDown();
            uninterruptibly(all);
          };
      List<Future<?>> recorders = new ArrayList<>();
      recorders.add(threads.submit(() -> routing.notifications().record(entry("first", NOW))));
      uninterruptibly(first);
      for (int i = 0; i < 500; i++) {
        String group = "g" + i;
        routing.groups().save(new GroupState(group, NOW, true));
        recorders.add(threads.submit(() -> routing.notifications().record(entry(group, NOW))));
      }
      // 500 groups, 500 entries, and the one on its way.
      Awaitility.await().until(() -> store.status().pending() == 1001);
      assertThat(recorders).noneMatch(Future::isDone);
      all.countDown();
      for (Future<?> each : recorders) {
        each.get();
      }
      assertThat(source.commits).hasValue(2);
      assertThat(kind.number(database, "SELECT count(*) FROM monitorix_notification_log"))
          .isEqualTo(501);
    } finally {
      all.countDown();
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void tenThousandAlertsAreOneTransaction(TestDatabase kind) {
    FaultySource source = faulty(kind);
    try (AlertStore store = open(new Database.Given(source))) {
      source.commits.set(0);
      List<Alert> alerts =
          IntStream.range(0, 10_000).mapToObj(i -> alert("A" + i, NOW.plusSeconds(i))).toList();
      store.routing().alerts().save(alerts);
      assertThat(source.commits).hasValue(1);
      assertThat(store.routing().alerts().load(NOW)).hasSize(9_999);
    }
  }

  @ParameterizedTest
  @EnumSource
  void allThatWriteTakeTurns(TestDatabase kind) {
    Database database = kind.fresh(directory);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (AlertStore store = AlertStore.open(AlertStoreOptions.in(database).at(() -> NOW))) {
      RoutingStore routing = store.routing();
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int number = i;
        all.add(threads.submit(() -> routing.silences().save(silence("s" + number, "-"))));
        all.add(threads.submit(() -> routing.notifications().record(entry("g" + number, NOW, 1))));
        all.add(threads.submit(() -> routing.alerts().save(List.of(alert("A" + number, null)))));
        if (number % 20 == 0) {
          all.add(threads.submit(store::prune));
        }
      }
      assertThat(all).allSatisfy(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(60)));
      assertThat(store.status().failures()).isZero();
      assertThat(routing.silences().load()).hasSize(200);
      assertThat(routing.alerts().load(NOW)).hasSize(200);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileAnotherHoldsTheTablesNothingHangs(TestDatabase kind) throws SQLException {
    Database database = kind.fresh(directory);
    try (AlertStore store = open(database)) {
      RoutingStore routing = store.routing();
      try (Connection other = kind.source(database).getConnection();
          Statement statement = other.createStatement()) {
        if (kind == TestDatabase.SQLITE) {
          statement.execute("BEGIN IMMEDIATE");
        } else {
          other.setAutoCommit(false);
          statement.execute("LOCK TABLE monitorix_notification_log IN ACCESS EXCLUSIVE MODE");
        }
        long begun = System.nanoTime();
        for (int i = 0; i < 50; i++) {
          routing.notifications().record(entry("g" + i, NOW, 1));
          routing.groups().save(new GroupState("g" + i, NOW, true));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(store.status().healthy()).isFalse();
        statement.execute("ROLLBACK");
      }
      isWritten(store);
      assertThat(kind.number(database, "SELECT count(*) FROM monitorix_notification_log"))
          .isEqualTo(50);
    }
  }

  private static void uninterruptibly(CountDownLatch latch) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nothing came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
