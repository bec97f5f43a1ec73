package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.GroupKey;
import io.monitorix.alerts.rules.OutgoingAlert;
import io.monitorix.alerts.rules.RuleStatus;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.HistoryEntry;
import io.monitorix.alerts.store.query.HistoryQuery;
import io.monitorix.alerts.store.query.StoredAlert;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertStoreTest {

  private static final String RULES =
      """
      groups:
      - name: g
        interval: 1m
        rules:
        - {alert: Now, expr: now, labels: {severity: page}, annotations: {summary: "it's \\u00fc \\0 \\" \\n"}}
        - {alert: Slow, expr: slow, for: 30m}
        - {alert: Kept, expr: kept, keep_firing_for: 10m}
        - {alert: Same, expr: same1}
        - {alert: Same, expr: same2}
        - {record: some, expr: some}
      """;

  @TempDir Path directory;

  private Watched watched(TestDatabase kind) {
    Watched watched = new Watched(kind.fresh(directory));
    watched.load(RULES);
    return watched;
  }

  private static void all(Watched watched) {
    watched.put("now", 1.5, "id", "qemu/1", "cluster", "a");
    watched.put("now", Double.NaN, "id", "qemu/2", "odd", "\0 \"\ud83d\ude00\\");
    watched.put("slow", Double.NEGATIVE_INFINITY, "id", "lxc/3");
    watched.put("kept", 1e-300, "id", "lxc/4");
    watched.put("same1", 1, "id", "a");
    watched.put("same2", 2, "id", "b");
  }

  @ParameterizedTest
  @EnumSource
  void everyAlertIsAfterARestartWhatItWasBefore(TestDatabase kind) {
    try (Watched watched = watched(kind)) {
      all(watched);
      watched.run(Duration.ofMinutes(10));
      watched.elements.remove("kept");
      watched.take("now", 0);
      watched.run(Duration.ofMinutes(3));
      Map<String, List<Alert>> before = watched.kept();
      assertThat(before.values().stream().flatMap(List::stream))
          .extracting(Alert::state)
          .containsExactlyInAnyOrder(
              AlertState.INACTIVE,
              AlertState.FIRING,
              AlertState.PENDING,
              AlertState.FIRING,
              AlertState.FIRING,
              AlertState.FIRING);
      watched.restart();
      assertThat(watched.kept()).isEqualTo(before);
      watched.restart();
      assertThat(watched.kept()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestartResolvesNothingFiresNothingAndSendsNothingAnew(TestDatabase kind) {
    try (Watched through = new Watched(kind.fresh(directory.resolve("a")));
        Watched restarted = new Watched(kind.fresh(directory.resolve("b")))) {
      for (Watched each : List.of(through, restarted)) {
        each.load(RULES);
        all(each);
        each.run(Duration.ofMinutes(20));
        each.elements.remove("same2");
        each.run(Duration.ofMinutes(5));
      }
      for (int i = 0; i < 12; i++) {
        restarted.restart();
        restarted.run(Duration.ofMinutes(1));
        through.run(Duration.ofMinutes(1));
      }
      assertThat(restarted.kept()).isEqualTo(through.kept());
      assertThat(restarted.sent).containsExactlyInAnyOrderElementsOf(through.sent);
      assertThat(history(restarted)).isEqualTo(history(through)).isNotEmpty();
    }
  }

  private static List<String> history(Watched watched) {
    return watched.store.history(HistoryQuery.NEWEST.limit(1000)).entries().stream()
        .map(AlertStoreTest::text)
        .toList();
  }

  private static String text(HistoryEntry entry) {
    return Duration.between(Watched.START, entry.time()).toSeconds()
        + " "
        + entry.labels()
        + " "
        + entry.before()
        + ">"
        + entry.after();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasPersistedAndNotSentAsTheProcessWasKilledIsSentAfterTheResendDelay(TestDatabase kind) {
    try (Watched watched = watched(kind)) {
      watched.put("now", 1, "id", "qemu/1");
      watched.run(Duration.ofMinutes(2));
      watched.elements.clear();
      watched.sent.clear();
      AlertStore before = watched.store;
      watched.sinkFails = true;
      // The evaluation that resolves it: written, not sent, and then there is no next one.
      while (watched.store.alerts(AlertFilter.ALL.in(AlertState.INACTIVE)).isEmpty()) {
        watched.run(Duration.ofSeconds(10));
      }
      watched.sinkFails = false;
      watched.reopen();
      watched.run(Duration.ofMinutes(3));
      assertThat(watched.sent).hasSize(1).allMatch(OutgoingAlert::resolved);
      before.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenSaysAlreadyWhenItIsSent(TestDatabase kind) {
    try (Watched watched = watched(kind)) {
      watched.put("now", 1, "id", "qemu/1");
      watched.run(Duration.ofMinutes(1));
      assertThat(watched.sent).hasSize(1);
      assertThat(watched.store.alerts(AlertFilter.ALL))
          .singleElement()
          .extracting(StoredAlert::alert)
          .matches(alert -> Watched.START.isBefore(Objects.requireNonNull(alert.lastSentAt())))
          .isIn(watched.kept().values().stream().flatMap(List::stream).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void alertsAreFoundByWhatTheyAreAndRulesTellHowTheyWent(TestDatabase kind) {
    try (Watched watched = watched(kind)) {
      all(watched);
      watched.run(Duration.ofMinutes(2));
      assertThat(found(watched, AlertFilter.ALL)).hasSize(6);
      assertThat(found(watched, AlertFilter.ALL.severity("page"))).hasSize(2);
      assertThat(found(watched, AlertFilter.ALL.severity(""))).hasSize(4);
      assertThat(found(watched, AlertFilter.ALL.cluster("a").id("qemu/1"))).hasSize(1);
      assertThat(found(watched, AlertFilter.ALL.alertname("Same"))).hasSize(2);
      assertThat(found(watched, AlertFilter.ALL.in(AlertState.PENDING))).hasSize(1);
      Labels labels = Labels.of("alertname", "Slow", "id", "lxc/3");
      assertThat(found(watched, AlertFilter.ALL.fingerprint(Fingerprint.of(labels))))
          .singleElement()
          .matches(each -> each.alert().labels().equals(labels))
          .matches(each -> each.rule().name().equals("Slow"));
      assertThat(watched.store.rules())
          .hasSize(6)
          .allMatch(rule -> rule.rule().group().equals(new GroupKey("rules0.yml", "g")))
          .allMatch(rule -> rule.status().health() == RuleStatus.Health.OK)
          .extracting(rule -> rule.rule().ordinal())
          .contains(1);
    }
  }

  private static List<StoredAlert> found(Watched watched, AlertFilter filter) {
    return watched.store.alerts(filter);
  }

  @ParameterizedTest
  @EnumSource
  void theHistoryHasEachTransitionOnce(TestDatabase kind) {
    try (Watched watched = watched(kind)) {
      watched.put("slow", 1, "id", "lxc/3");
      watched.run(Duration.ofMinutes(40));
      watched.elements.clear();
      watched.run(Duration.ofMinutes(2));
      List<HistoryEntry> entries = watched.store.history(HistoryQuery.NEWEST).entries();
      assertThat(entries)
          .extracting(each -> each.before() + ">" + each.after())
          .containsExactly("firing>inactive", "pending>firing", "null>pending");
      assertThat(Duration.between(entries.get(2).time(), entries.get(1).time()))
          .isEqualTo(Duration.ofMinutes(30));
      assertThat(entries.get(0).rule().name()).isEqualTo("Slow");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRuleThatIsGoneAfterAReloadEndsItsAlertsInTheHistory(TestDatabase kind) {
    try (Watched watched = watched(kind)) {
      watched.put("now", 1, "id", "qemu/1");
      watched.run(Duration.ofMinutes(2));
      watched.load(RULES.replace("alert: Now", "alert: Later"));
      watched.run(Duration.ofMinutes(1));
      assertThat(found(watched, AlertFilter.ALL.alertname("Now"))).isEmpty();
      assertThat(
              watched
                  .store
                  .history(HistoryQuery.NEWEST.of(AlertFilter.ALL.alertname("Now")))
                  .entries())
          .extracting(each -> each.before() + ">" + each.after())
          .startsWith("firing>inactive");
      assertThat(watched.store.rules())
          .extracting(rule -> rule.rule().name())
          .doesNotContain("Now");
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoThatWriteTheSameLeaveItOnce(TestDatabase kind) {
    Database database = kind.fresh(directory);
    try (Watched one = new Watched(database);
        Watched two = new Watched(database)) {
      for (Watched each : List.of(one, two)) {
        each.load(RULES);
        all(each);
        each.run(Duration.ofMinutes(3));
      }
      assertThat(found(two, AlertFilter.ALL)).hasSize(6);
      assertThat(history(two)).hasSize(6).doesNotHaveDuplicates();
      assertThat(one.store.status().healthy()).isTrue();
      assertThat(two.store.status().failures()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void resolvedAlertsOfLongAgoAreNotGoneOnWith(TestDatabase kind) {
    try (Watched watched = watched(kind)) {
      watched.put("now", 1, "id", "qemu/1");
      watched.run(Duration.ofMinutes(1));
      watched.elements.clear();
      watched.run(Duration.ofMinutes(2));
      watched.store.close();
      watched.now = watched.now.plus(Duration.ofMinutes(12));
      watched.reopen();
      assertThat(watched.kept().values().stream().flatMap(List::stream)).hasSize(1);
      watched.store.close();
      Instant later = watched.now.plus(Duration.ofMinutes(2));
      watched.now = later;
      watched.reopen();
      assertThat(watched.kept().values().stream().flatMap(List::stream)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLabelThatIsNoUnicodeKeepsNothingElseFromBeingWritten(TestDatabase kind) {
    try (Watched watched = watched(kind)) {
      watched.put("now", 1, "id", "half of a pair: \ud83d");
      watched.put("now", 1, "cluster", "\0", "id", "whole");
      watched.run(Duration.ofMinutes(1));
      assertThat(watched.store.status().failures()).isZero();
      assertThat(found(watched, AlertFilter.ALL)).hasSize(2);
      assertThat(found(watched, AlertFilter.ALL.cluster("\0"))).hasSize(1);
    }
  }
}
