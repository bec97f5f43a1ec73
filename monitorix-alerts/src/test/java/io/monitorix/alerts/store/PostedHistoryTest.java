package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.query.HistoryEntry;
import io.monitorix.alerts.store.query.HistoryQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alerts that others send are in the history, as those of rules are. */
class PostedHistoryTest {

  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Labels LABELS =
      Labels.of("alertname", "DiskFull", "severity", "critical", "cluster", "lab", "id", "node/a");

  @TempDir Path directory;
  private volatile Instant now = START;

  private AlertStore open(Database database) {
    return AlertStore.open(AlertStoreOptions.in(database).at(() -> now));
  }

  /** It comes at this minute, and ends by itself, or is over, at that one. */
  private void comes(AlertStore store, int minute, int end) {
    now = at(minute);
    store
        .routing()
        .alerts()
        .save(
            List.of(
                new Alert(
                    Fingerprint.of(LABELS),
                    LABELS,
                    Labels.of("summary", "minute " + minute),
                    START,
                    at(end),
                    "http://prometheus.example/graph",
                    now,
                    true)));
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  /** The oldest first: minute, and the states before and after. */
  private static List<String> history(AlertStore store) {
    await().until(() -> store.status().pending() == 0);
    List<String> all = new ArrayList<>();
    for (HistoryEntry entry : store.history(HistoryQuery.NEWEST).entries()) {
      assertThat(entry.rule().name()).isEqualTo("DiskFull");
      assertThat(entry.rule().group().name()).isEmpty();
      assertThat(entry.labels()).isEqualTo(LABELS);
      assertThat(entry.value()).isNaN();
      all.add(
          Duration.between(START, entry.time()).toMinutes()
              + " "
              + entry.before()
              + " "
              + entry.after());
    }
    Collections.reverse(all);
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void eachBeginningAndEachEndStandsThereOnce(TestDatabase kind) {
    try (AlertStore store = open(kind.fresh(directory))) {
      comes(store, 0, 5);
      comes(store, 1, 6);
      comes(store, 2, 2);
      comes(store, 3, 3);
      comes(store, 10, 15);

      assertThat(history(store))
          .containsExactly("0 null firing", "2 firing inactive", "10 null firing");
      assertThat(store.rules()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatDoesNotComeAgainEndsWhenItHadTo(TestDatabase kind) {
    try (AlertStore store = open(kind.fresh(directory))) {
      comes(store, 0, 5);
      now = at(4);
      assertThat(history(store)).containsExactly("0 null firing");

      now = at(9);
      assertThat(history(store)).containsExactly("0 null firing", "5 firing inactive");
      assertThat(history(store)).hasSize(2);

      comes(store, 20, 25);
      comes(store, 40, 45);
      assertThat(history(store).subList(2, 5))
          .containsExactly("20 null firing", "25 firing inactive", "40 null firing");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestartNeitherBeginsNorForgetsOne(TestDatabase kind) {
    Database database = kind.fresh(directory);
    try (AlertStore store = open(database)) {
      comes(store, 0, 5);
    }
    try (AlertStore store = open(database)) {
      comes(store, 3, 8);
      assertThat(history(store)).containsExactly("0 null firing");
    }
    now = at(60);
    try (AlertStore store = open(database)) {
      store.prune();
      assertThat(history(store)).containsExactly("0 null firing", "8 firing inactive");
    }
  }
}
