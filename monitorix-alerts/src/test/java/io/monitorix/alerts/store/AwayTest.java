package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.OutgoingAlert;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.HistoryQuery;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AwayTest {

  private static final String RULES =
      """
      groups:
      - name: g
        interval: 1m
        rules:
        - {alert: Now, expr: now}
      """;

  @TempDir Path directory;

  private static Watched watched(Database database) {
    Watched watched = new Watched(AlertStoreOptions.in(database).waiting(Duration.ofMillis(500)));
    watched.load(RULES);
    watched.put("now", 1, "id", "before");
    watched.run(Duration.ofMinutes(1));
    assertThat(watched.store.status().pending()).isZero();
    return watched;
  }

  /** Alerts come, go, and come again. */
  private static void live(Watched watched) {
    watched.put("now", 1, "id", "new");
    watched.run(Duration.ofMinutes(1));
    watched.elements.clear();
    watched.run(Duration.ofMinutes(2));
    watched.put("now", 2, "id", "new");
    watched.run(Duration.ofMinutes(1));
  }

  private static void isBack(Watched watched) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> watched.store.status().healthy() && watched.store.status().pending() == 0);
  }

  private static void nothingIsLostOrTwice(Watched watched) {
    assertThat(watched.store.history(HistoryQuery.NEWEST).entries())
        .extracting(each -> each.labels().get("id") + " " + each.before() + ">" + each.after())
        .containsExactly(
            "new inactive>firing",
            "new firing>inactive",
            "before firing>inactive",
            "new null>firing",
            "before null>firing");
    var kept = watched.kept();
    watched.restart();
    assertThat(watched.kept()).isEqualTo(kept);
  }

  @ParameterizedTest
  @EnumSource
  void whileAnotherHoldsTheTablesEvaluationsGoOnAndAreWrittenAfterwards(TestDatabase kind)
      throws SQLException {
    Database database = kind.fresh(directory);
    try (Watched watched = watched(database)) {
      try (Connection other = kind.source(database).getConnection();
          Statement statement = other.createStatement()) {
        if (kind == TestDatabase.SQLITE) {
          statement.execute("BEGIN IMMEDIATE");
        } else {
          other.setAutoCommit(false);
          statement.execute("LOCK TABLE monitorix_active_alert IN ACCESS EXCLUSIVE MODE");
        }
        long begun = System.nanoTime();
        live(watched);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        AlertStoreStatus status = watched.store.status();
        assertThat(status.healthy()).isFalse();
        assertThat(status.pending()).isPositive();
        assertThat(status.failures()).isPositive();
        assertThat(status.lastError()).isNotBlank();
        assertThat(status.failingSince()).isNotNull();
        assertThat(watched.sent).filteredOn(OutgoingAlert::resolved).isNotEmpty();
        statement.execute("ROLLBACK");
      }
      isBack(watched);
      assertThat(watched.store.status().failingSince()).isNull();
      nothingIsLostOrTwice(watched);
    }
  }

  @Test
  void aServerThatStopsIsWrittenToWhenItIsBack() throws IOException {
    EmbeddedPostgres server = server(0);
    int port = server.getPort();
    Database database =
        new Database.Postgresql(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
    try (Watched watched = watched(database)) {
      server.close();
      long begun = System.nanoTime();
      live(watched);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      assertThat(watched.store.status().healthy()).isFalse();
      assertThat(watched.sent).filteredOn(OutgoingAlert::resolved).isNotEmpty();
      server = server(port);
      isBack(watched);
      nothingIsLostOrTwice(watched);
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

  @ParameterizedTest
  @EnumSource
  void whatWasCommittedWithoutAnAnswerIsNotThereTwice(TestDatabase kind) {
    Database database = kind.fresh(directory);
    FaultySource source = new FaultySource(kind.source(database));
    if (kind == TestDatabase.SQLITE) {
      // The file and its journal mode.
      AlertStore.open(AlertStoreOptions.in(database)).close();
    }
    try (Watched watched = watched(new Database.Given(source))) {
      source.commitsFail.set(3);
      live(watched);
      isBack(watched);
      assertThat(source.commitsFail).hasValue(0);
      assertThat(watched.store.status().failures()).isEqualTo(3);
      nothingIsLostOrTwice(watched);
      assertThat(source.open()).isZero();
    }
  }

  @Test
  void aFullDiskIsWrittenToWhenThereIsRoomAgain() {
    Database database = TestDatabase.SQLITE.fresh(directory);
    AlertStore.open(AlertStoreOptions.in(database)).close();
    FaultySource source = new FaultySource(TestDatabase.SQLITE.source(database));
    try (Watched watched = watched(new Database.Given(source))) {
      source.onOpen = "PRAGMA max_page_count = 1";
      watched.put("now", 1, "id", "x".repeat(20_000));
      watched.run(Duration.ofMinutes(1));
      Awaitility.await()
          .until(() -> String.valueOf(watched.store.status().lastError()).contains("full"));
      assertThat(watched.sent).anyMatch(alert -> alert.labels().get("id").length() == 20_000);
      source.onOpen = "PRAGMA max_page_count = 1000000";
      isBack(watched);
      assertThat(watched.store.alerts(AlertFilter.ALL.in(AlertState.FIRING))).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlySoManyTransitionsWaitAndTheNewestStateOfEachAlertAlways(TestDatabase kind) {
    Database database = kind.fresh(directory);
    if (kind == TestDatabase.SQLITE) {
      AlertStore.open(AlertStoreOptions.in(database)).close();
    }
    FaultySource source = new FaultySource(kind.source(database));
    AlertStoreOptions options =
        AlertStoreOptions.in(source).waiting(Duration.ofMillis(500)).atMostPending(4);
    try (Watched watched = new Watched(options)) {
      watched.load(RULES);
      source.away.set(true);
      for (int i = 0; i < 3; i++) {
        watched.put("now", i, "id", "a");
        watched.put("now", i, "id", "b");
        watched.run(Duration.ofMinutes(1));
        watched.elements.clear();
        watched.run(Duration.ofMinutes(1));
      }
      var kept = watched.kept();
      assertThat(watched.store.status().dropped()).isEqualTo(8);
      source.away.set(false);
      isBack(watched);
      List<String> states = new ArrayList<>();
      watched
          .store
          .history(HistoryQuery.NEWEST)
          .entries()
          .forEach(each -> states.add(each.after().toString()));
      assertThat(states).containsExactly("inactive", "inactive", "firing", "firing");
      watched.restart();
      assertThat(watched.kept()).isEqualTo(kept);
    }
  }

  @Test
  void closingWhileTheDatabaseIsAwayEndsAndSaysWhatIsLost() {
    Database database = TestDatabase.POSTGRESQL.fresh(directory);
    FaultySource source = new FaultySource(TestDatabase.POSTGRESQL.source(database));
    Watched watched = watched(new Database.Given(source));
    source.away.set(true);
    live(watched);
    long begun = System.nanoTime();
    watched.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(watched.store.status().pending()).isPositive();
  }
}
