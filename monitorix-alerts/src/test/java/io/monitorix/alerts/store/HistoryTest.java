package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.Cursor;
import io.monitorix.alerts.store.query.HistoryEntry;
import io.monitorix.alerts.store.query.HistoryPage;
import io.monitorix.alerts.store.query.HistoryQuery;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryTest {

  private static final int ROWS = 30_000;
  private static final long TIME = Watched.START.toEpochMilli();

  @TempDir Path directory;

  /**
   * Rows of 3,000 alerts, several at each time; those of cluster {@code old} are the oldest, one in
   * a hundred is of {@code thin}.
   */
  private AlertStore filled(TestDatabase kind) {
    return filled(kind, kind.fresh(directory));
  }

  private static AlertStore filled(TestDatabase kind, Database database) {
    AlertStore store = AlertStore.open(AlertStoreOptions.in(database));
    kind.execute(
        database,
        "INSERT INTO monitorix_rule (id, identity, labels, health, last_evaluation, duration)"
            + " VALUES (1, '{\"file\":\"f\",\"group\":\"g\",\"name\":\"r\",\"ordinal\":\"0\"}', '{}',"
            + " 'ok', 0, 0)",
        numbers(3_000)
            + "INSERT INTO monitorix_label_set SELECT n, "
            + "'{\"alertname\":\"a' || (n % 7) || '\",\"severity\":\"s' || (n % 3) || '\",\"cluster\":\"'"
            + " || CASE WHEN n < 600 THEN 'old' WHEN n < 900 THEN 'thin' ELSE 'c' || (n % 5) END || '\",\"id\":\"' || n || '\"}',"
            + " 'a' || (n % 7), 's' || (n % 3), CASE WHEN n < 600 THEN 'old' WHEN n < 900 THEN 'thin' ELSE 'c' || (n % 5) END,"
            + " '' || n FROM numbers",
        numbers(ROWS)
            + "INSERT INTO monitorix_alert_history"
            + " (time, fingerprint, rule_id, state_before, state, value, annotations) SELECT "
            + TIME
            + " + n / 4 * 1000, CASE WHEN n < 2000 THEN n % 600 WHEN n % 100 = 0 THEN 600 + (n / 100) % 300 ELSE 900 + n % 2100 END, 1,"
            + " CASE WHEN n % 4 = 0 THEN NULL ELSE 'firing' END,"
            + " CASE n % 4 WHEN 0 THEN 'pending' WHEN 1 THEN 'firing' ELSE 'inactive' END, n, '{}'"
            + " FROM numbers WHERE true ON CONFLICT DO NOTHING");
    return store;
  }

  private static String numbers(int count) {
    return "WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < "
        + (count - 1)
        + ") ";
  }

  private static List<HistoryEntry> pages(AlertStore store, HistoryQuery query) {
    List<HistoryEntry> all = new ArrayList<>();
    Cursor next = null;
    do {
      HistoryPage page = store.history(query.before(next));
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(query.limit());
      all.addAll(page.entries());
      next = page.next();
    } while (next != null);
    return all;
  }

  private static Predicate<HistoryEntry> matches(HistoryQuery query) {
    AlertFilter filter = query.filter();
    return entry ->
        equal(filter.alertname(), entry.labels().get("alertname"))
            && equal(filter.severity(), entry.labels().get("severity"))
            && equal(filter.cluster(), entry.labels().get("cluster"))
            && equal(filter.id(), entry.labels().get("id"))
            && equal(filter.fingerprint(), entry.fingerprint())
            && (filter.states().isEmpty() || filter.states().contains(entry.after()))
            && (query.from() == null || !entry.time().isBefore(query.from()))
            && (query.to() == null || !entry.time().isAfter(query.to()));
  }

  private static boolean equal(@Nullable Object wanted, Object actual) {
    return wanted == null || wanted.equals(actual);
  }

  @ParameterizedTest
  @EnumSource
  void allPagesOfAnyQuestionTogetherAreWhatMatchesInOrder(TestDatabase kind) {
    try (AlertStore store = filled(kind)) {
      List<HistoryEntry> all = pages(store, HistoryQuery.NEWEST.limit(1_000));
      assertThat(all).hasSize(ROWS);
      assertThat(all)
          .isSortedAccordingTo(
              (a, b) ->
                  a.time().equals(b.time())
                      ? Long.compare(b.id(), a.id())
                      : b.time().compareTo(a.time()));
      for (HistoryQuery query : questions()) {
        assertThat(pages(store, query))
            .as(query.toString())
            .isEqualTo(all.stream().filter(matches(query)).toList());
      }
    }
  }

  private static List<HistoryQuery> questions() {
    Random random = new Random(7);
    List<HistoryQuery> questions = new ArrayList<>();
    HistoryQuery some = HistoryQuery.NEWEST.limit(397);
    questions.add(some.of(AlertFilter.ALL.cluster("old")));
    questions.add(some.of(AlertFilter.ALL.cluster("old").in(AlertState.FIRING)));
    questions.add(some.of(AlertFilter.ALL.cluster("thin")).limit(97));
    questions.add(some.of(AlertFilter.ALL.cluster("thin")).limit(1_000));
    questions.add(some.of(AlertFilter.ALL.cluster("thin").in(AlertState.PENDING)).limit(200));
    questions.add(some.of(AlertFilter.ALL.cluster("none")));
    questions.add(some.of(AlertFilter.ALL.fingerprint(new Fingerprint(1))));
    questions.add(some.of(AlertFilter.ALL.in(AlertState.PENDING, AlertState.FIRING)));
    for (int i = 0; i < 30; i++) {
      AlertFilter filter = AlertFilter.ALL;
      filter = random.nextBoolean() ? filter.alertname("a" + random.nextInt(8)) : filter;
      filter = random.nextBoolean() ? filter.severity("s" + random.nextInt(4)) : filter;
      filter = random.nextBoolean() ? filter.cluster("c" + random.nextInt(6)) : filter;
      filter = random.nextInt(4) == 0 ? filter.id("" + random.nextInt(3_100)) : filter;
      filter = random.nextInt(3) == 0 ? filter.in(AlertState.INACTIVE) : filter;
      Instant from = Instant.ofEpochMilli(TIME + random.nextInt(ROWS) * 250L);
      Instant to = from.plusSeconds(random.nextInt(ROWS / 4));
      questions.add(
          some.of(filter)
              .between(random.nextBoolean() ? from : null, random.nextBoolean() ? to : null));
    }
    return questions;
  }

  @ParameterizedTest
  @EnumSource
  void whatComesInMeanwhileMovesNoPage(TestDatabase kind) {
    Database database = kind.fresh(directory);
    try (AlertStore store = filled(kind, database)) {
      HistoryQuery query = HistoryQuery.NEWEST.limit(10);
      HistoryPage first = store.history(query);
      List<HistoryEntry> second = store.history(query.before(first.next())).entries();
      kind.execute(
          database,
          "INSERT INTO monitorix_alert_history"
              + " (time, fingerprint, rule_id, state_before, state, value, annotations)"
              + " VALUES ("
              + (TIME + 99_000_000)
              + ", 1, 1, NULL, 'firing', NULL, '{}')");
      assertThat(store.history(query.before(first.next())).entries()).isEqualTo(second);
      assertThat(store.history(query).entries().get(0).value()).isNaN();
    }
  }

  @Test
  void cursorsAndFingerprintsAreReadAsTheyAreWritten() {
    Cursor cursor = new Cursor(-5, 12);
    assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    assertThatThrownBy(() -> Cursor.parse("12")).hasMessageContaining("not a cursor: 12");
    assertThatThrownBy(() -> Cursor.parse("a_b")).hasMessageContaining("not a cursor: a_b");
    Fingerprint negative = new Fingerprint(-2);
    assertThat(negative).hasToString("fffffffffffffffe");
    assertThat(Fingerprint.parse("fffffffffffffffe")).isEqualTo(negative);
    assertThat(Stream.of("", "fff", "zzzzzzzzzzzzzzzz", "fffffffffffffffff"))
        .allSatisfy(
            text ->
                assertThatThrownBy(() -> Fingerprint.parse(text))
                    .isInstanceOf(IllegalArgumentException.class));
    assertThatThrownBy(() -> HistoryQuery.NEWEST.limit(0)).hasMessageContaining("limit");
  }
}
