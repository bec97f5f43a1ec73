package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.GroupState;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.lease.LeadershipLostException;
import io.monitorix.alerts.store.query.HistoryQuery;
import io.monitorix.alerts.store.routing.RoutingStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a process writes that does not know yet that another has taken over. */
class FencingTest {

  private static final String RULES =
      """
      groups:
      - name: g
        interval: 1m
        rules:
        - {alert: Now, expr: now}
      """;

  private static final Duration LONG = Duration.ofSeconds(20);

  private final Database database = TestDatabase.POSTGRESQL.fresh(Path.of("unused"));

  /** As if this process had been paused while another one was elected. */
  private void anotherTakesOver() {
    TestDatabase.POSTGRESQL.execute(
        database,
        "UPDATE monitorix_lease SET term = term + 1, holder = 'other', name = 'other',"
            + " url = 'http://other', expires_at = expires_at + 3600000");
  }

  private static Alert posted() {
    Labels labels = Labels.of("alertname", "A");
    return new Alert(
        Fingerprint.of(labels),
        labels,
        Labels.of(),
        Instant.EPOCH,
        Instant.now().plusSeconds(60),
        "",
        Instant.now(),
        false);
  }

  @Test
  void nothingOfRoutingIsWrittenAndWhoWroteHearsWhy() {
    try (Side one = new Side("one", database)) {
      RoutingStore routing = one.store().routing();
      AlertStore store = one.store();
      CompletableFuture<Void> tried = new CompletableFuture<>();
      one.whenEnded = tried::join;
      routing.silences().save(LeadershipTest.silence("before"));
      anotherTakesOver();
      assertThatThrownBy(() -> routing.silences().save(LeadershipTest.silence("after")))
          .isInstanceOf(LeadershipLostException.class)
          .hasMessageContaining("another process leads since");
      assertThatThrownBy(() -> routing.alerts().save(List.of(posted())))
          .isInstanceOf(LeadershipLostException.class)
          .hasMessageContaining("another process has taken over");
      assertThatThrownBy(() -> routing.alerts().delete(List.of(posted().fingerprint())))
          .isInstanceOf(LeadershipLostException.class);
      assertThatThrownBy(store::prune).hasStackTraceContaining("not written");
      tried.complete(null);
      one.awaitEnded();
      assertThat(one.leadership.leads()).isFalse();
      assertThat(TestDatabase.POSTGRESQL.number(database, "SELECT count(*) FROM monitorix_silence"))
          .isEqualTo(1);
      assertThat(
              TestDatabase.POSTGRESQL.number(
                  database, "SELECT count(*) FROM monitorix_posted_alert"))
          .isZero();
    }
  }

  @Test
  void whatWaitsIsDroppedForGood() {
    try (Side one = new Side("one", database);
        Watched watched =
            new Watched(AlertStoreOptions.in(database).behind(one.fence).waiting(LONG))) {
      watched.load(RULES);
      watched.put("now", 1, "id", "before");
      watched.run(Duration.ofMinutes(1));
      anotherTakesOver();
      watched.put("now", 1, "id", "after");
      watched.run(Duration.ofMinutes(1));
      assertThatThrownBy(
              () ->
                  watched
                      .store
                      .routing()
                      .groups()
                      .save(new GroupState("group", Instant.EPOCH, false)))
          .isInstanceOf(LeadershipLostException.class);
      assertThat(watched.store.status().pending()).isZero();
      one.awaitEnded();
      assertThat(watched.store.history(HistoryQuery.NEWEST).entries())
          .extracting(each -> each.labels().get("id"))
          .containsOnly("before");
    }
  }

  @Test
  void whatWaitedWhileTheDatabaseWasAwayIsNotWrittenOnceItIsBack() {
    FaultySource source = new FaultySource(TestDatabase.POSTGRESQL.source(database));
    try (Side one = new Side("one", database);
        Watched watched =
            new Watched(
                AlertStoreOptions.in(source).behind(one.fence).waiting(Duration.ofMillis(200)))) {
      watched.load(RULES);
      source.away.set(true);
      watched.put("now", 1, "id", "lost");
      watched.run(Duration.ofMinutes(1));
      assertThat(watched.store.status().pending()).isPositive();
      anotherTakesOver();
      source.away.set(false);
      Awaitility.await().until(() -> watched.store.status().pending() == 0);
      assertThat(watched.store.history(HistoryQuery.NEWEST).entries()).isEmpty();
    }
  }
}
