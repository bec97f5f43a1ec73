package io.monitorix.alerts.store;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.Cursor;
import io.monitorix.alerts.store.query.HistoryQuery;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * How long pages of a long history take: 400 days of 60,000 alerts of 50 names in 10 clusters; the
 * last cluster is gone since the first tenth of them, and one in 100,000 transitions is of a name of
 * its own.
 */
final class HistoryFigures {

  private static final int SETS = 60_000;
  private static final int ROUNDS = 100;
  private static final int CHUNK = 500_000;
  private static final long START = 1_750_000_000_000L;
  private static final long SPAN = Duration.ofDays(400).toMillis();

  private final Database database;
  private final long rows;
  private final Random random = new Random(1);

  HistoryFigures(Database database, long rows) {
    this.database = database;
    this.rows = rows;
  }

  void print() {
    long begun = System.nanoTime();
    try (Connection connection = connection()) {
      fill(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    System.out.printf(
        "  %,d transitions, written in %d s%n", rows, (System.nanoTime() - begun) / 1_000_000_000);
    try (AlertStore store = AlertStore.open(AlertStoreOptions.in(database))) {
      HistoryQuery page = HistoryQuery.NEWEST;
      AlertFilter all = AlertFilter.ALL;
      measure(store, "the newest", () -> page);
      measure(store, "anywhere", () -> page.before(anywhere()));
      measure(store, "firing, anywhere", () -> page.of(all.in(AlertState.FIRING)).before(anywhere()));
      measure(store, "a day", () -> page.between(time(), null).before(anywhere()));
      measure(store, "of a name", () -> page.of(all.alertname(name())).before(anywhere()));
      measure(store, "of a rare name", () -> page.of(all.alertname("rare")));
      measure(store, "of a severity", () -> page.of(all.severity("s" + random.nextInt(3))));
      measure(store, "of a cluster", () -> page.of(all.cluster("c" + random.nextInt(9))));
      measure(store, "of a cluster that is gone", () -> page.of(all.cluster("c9")));
      measure(store, "of an id", () -> page.of(all.id("qemu/" + random.nextInt(6_000))));
      measure(
          store,
          "of a set of labels",
          () -> page.of(all.fingerprint(new Fingerprint(1 + random.nextInt(SETS - 1)))));
      measure(
          store,
          "of name, cluster and severity",
          () ->
              page.of(
                      all.alertname(name())
                          .cluster("c" + random.nextInt(9))
                          .severity("s" + random.nextInt(3)))
                  .before(anywhere()));
      measure(
          store,
          "of name and cluster that is gone",
          () -> page.of(all.alertname(name()).cluster("c9")));
      measure(store, "of nothing there is", () -> page.of(all.alertname("none").cluster("c1")));
    }
  }

  private String name() {
    return "Alert" + random.nextInt(50);
  }

  private Instant time() {
    return Instant.ofEpochMilli(START + (long) (random.nextDouble() * SPAN));
  }

  private Cursor anywhere() {
    return new Cursor(time().toEpochMilli(), 0);
  }

  private static void measure(AlertStore store, String what, Supplier<HistoryQuery> queries) {
    List<Long> micros = new ArrayList<>();
    long entries = 0;
    for (int i = 0; i < ROUNDS; i++) {
      HistoryQuery query = queries.get();
      long begun = System.nanoTime();
      entries += store.history(query).entries().size();
      micros.add((System.nanoTime() - begun) / 1_000);
    }
    List<Long> sorted = micros.stream().sorted().toList();
    System.out.printf(
        "  %s: p95 %.1f ms, median %.1f ms (%.1f–%.1f) in %d, %d entries a page%n",
        what,
        sorted.get(ROUNDS * 95 / 100 - 1) / 1e3,
        sorted.get(ROUNDS / 2) / 1e3,
        sorted.get(0) / 1e3,
        sorted.get(ROUNDS - 1) / 1e3,
        ROUNDS,
        entries / ROUNDS);
  }

  private Connection connection() throws SQLException {
    if (database instanceof Database.Sqlite sqlite) {
      return DriverManager.getConnection("jdbc:sqlite:" + sqlite.file());
    }
    Database.Postgresql postgresql = (Database.Postgresql) database;
    return DriverManager.getConnection(
        postgresql.url(), postgresql.user(), postgresql.password());
  }

  private void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (database instanceof Database.Sqlite) {
        statement.execute("PRAGMA synchronous = OFF");
        statement.execute("PRAGMA cache_size = -2000000");
      }
      statement.execute("DELETE FROM monitorix_alert_history");
      statement.execute("DELETE FROM monitorix_label_set");
      statement.execute(
          "INSERT INTO monitorix_rule (id, identity, labels, health, last_evaluation, duration)"
              + " VALUES (1, '{\"file\":\"f\",\"group\":\"g\",\"name\":\"r\",\"ordinal\":\"0\"}',"
              + " '{}', 'ok', 0, 0)");
      statement.execute(
          numbers(0, SETS)
              + "INSERT INTO monitorix_label_set SELECT n, '{\"alertname\":\"' || "
              + NAME
              + " || '\",\"severity\":\"s' || ((n / 50) % 3) || '\",\"cluster\":\"c' || (n / 6000) ||"
              + " '\",\"id\":\"qemu/' || (n % 6000) || '\",\"instance\":\"pve1\"}', "
              + NAME
              + ", 's' || ((n / 50) % 3), 'c' || (n / 6000), 'qemu/' || (n % 6000) FROM numbers");
      for (long from = 0; from < rows; from += CHUNK) {
        statement.execute(
            numbers(from, Math.min(rows, from + CHUNK))
                + "INSERT INTO monitorix_alert_history (time, fingerprint, rule_id, state_before,"
                + " state, value, annotations) SELECT "
                + START
                + " + n * "
                + SPAN / rows
                + ", CASE WHEN n % 100000 = 0 THEN 0 WHEN n < "
                + rows / 10
                + " THEN 54000 + (n * 7919) % 6000 ELSE 1 + (n * 7919) % 53999 END, 1, 'pending',"
                + " CASE n % 3 WHEN 0 THEN 'pending' WHEN 1 THEN 'firing' ELSE 'inactive' END,"
                + " n, '{\"summary\":\"what is wrong with this guest, and since when\","
                + "\"runbook\":\"https://wiki.example/runbooks/guest\"}' FROM numbers");
      }
      statement.execute("ANALYZE");
    }
  }

  /** One alert has a name of its own. */
  private static final String NAME = "CASE n WHEN 0 THEN 'rare' ELSE 'Alert' || (n % 50) END";

  private static String numbers(long from, long to) {
    return "WITH RECURSIVE numbers (n) AS (SELECT CAST("
        + from
        + " AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < "
        + (to - 1)
        + ") ";
  }
}
