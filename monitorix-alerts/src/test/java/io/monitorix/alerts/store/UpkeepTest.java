package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.HistoryQuery;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpkeepTest {

  private static final String FIRST =
      "groups: [{name: g, interval: 1m, rules: [{alert: Now, expr: now}]}]";
  private static final String SECOND =
      "groups: [{name: h, interval: 1m, rules: [{alert: Other, expr: other}]}]";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void transitionsThatAreTooOldAreDeletedWithTheLabelsThatNothingElseHas(TestDatabase kind) {
    Database database = kind.fresh(directory);
    AlertStoreOptions options = AlertStoreOptions.in(database).keeping(Duration.ofDays(2));
    try (Watched watched = new Watched(options)) {
      watched.load(FIRST);
      watched.put("now", 1, "id", "stays");
      watched.put("now", 1, "id", "goes");
      watched.run(Duration.ofMinutes(1));
      watched.elements.clear();
      watched.put("now", 1, "id", "stays");
      watched.run(Duration.ofMinutes(20));
      kind.execute(
          database,
          "WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n <"
              + " 2499) INSERT INTO monitorix_alert_history (time, fingerprint, rule_id, state,"
              + " annotations) SELECT n, 1, 1, 'firing', '{}' FROM numbers");
      watched.store.prune();
      assertThat(count(kind, database, "monitorix_alert_history")).isEqualTo(3);
      assertThat(count(kind, database, "monitorix_label_set")).isEqualTo(2);
      watched.now = watched.now.plus(Duration.ofDays(2).plusMinutes(1));
      watched.run(Duration.ofMinutes(1));
      watched.store.prune();
      assertThat(watched.store.history(HistoryQuery.NEWEST).entries()).isEmpty();
      assertThat(count(kind, database, "monitorix_label_set")).isEqualTo(1);
      assertThat(watched.store.alerts(AlertFilter.ALL))
          .extracting(each -> each.alert().labels())
          .containsExactly(Labels.of("alertname", "Now", "id", "stays"));
      assertThat(watched.store.status().failures()).isZero();
    }
  }

  private static long count(TestDatabase kind, Database database, String table) {
    return kind.number(database, "SELECT count(*) FROM " + table);
  }

  @ParameterizedTest
  @EnumSource
  void alertsOfAFileThatIsGoneAreKeptForADayAndItsRulesForAsLongAsTheirHistory(TestDatabase kind) {
    Database database = kind.fresh(directory);
    AlertStoreOptions options = AlertStoreOptions.in(database).keeping(Duration.ofDays(3));
    try (Watched watched = new Watched(options)) {
      watched.load(FIRST, SECOND);
      watched.put("now", 1, "id", "a");
      watched.put("other", 1, "id", "b");
      watched.run(Duration.ofMinutes(2));
      watched.load(FIRST);
      watched.run(Duration.ofMinutes(2));
      watched.store.prune();
      assertThat(watched.store.alerts(AlertFilter.ALL)).hasSize(2);
      watched.now = watched.now.plus(Duration.ofHours(25));
      watched.run(Duration.ofMinutes(1));
      watched.store.prune();
      assertThat(watched.store.alerts(AlertFilter.ALL)).hasSize(1);
      assertThat(watched.store.rules())
          .extracting(each -> each.rule().name())
          .containsExactly("Now");
      assertThat(watched.store.history(HistoryQuery.NEWEST).entries()).hasSize(2);
      assertThat(count(kind, database, "monitorix_rule")).isEqualTo(2);
      watched.now = watched.now.plus(Duration.ofDays(3));
      watched.run(Duration.ofMinutes(1));
      watched.store.prune();
      assertThat(count(kind, database, "monitorix_rule")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rulesThatWereNotEvaluatedForLongAsTheProcessWasDownAreNotTakenForGone(TestDatabase kind) {
    try (Watched watched = new Watched(kind.fresh(directory))) {
      watched.load(FIRST);
      watched.put("now", 1, "id", "a");
      watched.run(Duration.ofMinutes(2));
      watched.store.close();
      watched.now = watched.now.plus(Duration.ofDays(30));
      watched.reopen();
      watched.store.prune();
      assertThat(watched.store.alerts(AlertFilter.ALL)).hasSize(1);
      watched.run(Duration.ofMinutes(2));
      assertThat(watched.store.history(HistoryQuery.NEWEST).entries()).hasSize(1);
    }
  }
}
