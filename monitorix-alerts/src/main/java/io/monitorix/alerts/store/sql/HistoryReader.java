package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.store.database.Dialect;
import io.monitorix.alerts.store.query.Cursor;
import io.monitorix.alerts.store.query.HistoryEntry;
import io.monitorix.alerts.store.query.HistoryPage;
import io.monitorix.alerts.store.query.HistoryQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads pages of the history. Thread-safe.
 *
 * <p>Labels stand in a table of their own, one row for each set of them, so that conditions on them
 * cost nothing for each of millions of transitions. Alerts that are frequent are found among the
 * newest transitions, or where they were last; alerts that are rare by going from their sets of
 * labels to the newest transitions of each.
 */
public final class HistoryReader {

  /** How many of the newest transitions are looked through first. */
  private static final int WINDOW = 5_000;

  /** How many of those, each from the newest transition on that matches and was not seen yet. */
  private static final int WINDOWS = 4;

  /** A page of each of so many sets of labels costs no more than a window. */
  private static final int FEW = 200;

  /** SQLite keeps the order of tables in a CROSS JOIN; to PostgreSQL it is a join like others. */
  private static final String ENTRIES =
      """
      SELECT h.id, h.time, h.fingerprint, h.state_before, h.state, h.value, h.annotations,
        m.labels, r.identity, r.labels AS rule_labels
      FROM monitorix_alert_history h CROSS JOIN monitorix_label_set m CROSS JOIN monitorix_rule r
      WHERE m.fingerprint = h.fingerprint AND r.id = h.rule_id AND\s""";

  private static final String NEWEST_FIRST = " ORDER BY h.time DESC, h.id DESC LIMIT :limit";

  private final Jdbi jdbi;
  private final Dialect dialect;

  /** Reads through these connections. */
  public HistoryReader(Jdbi jdbi, Dialect dialect) {
    this.jdbi = jdbi;
    this.dialect = dialect;
  }

  /** One page. */
  public HistoryPage page(HistoryQuery query) {
    List<HistoryEntry> entries = jdbi.withHandle(handle -> entries(handle, query));
    boolean more = entries.size() > query.limit();
    List<HistoryEntry> page = more ? entries.subList(0, query.limit()) : entries;
    return new HistoryPage(page, more ? page.get(page.size() - 1).cursor() : null);
  }

  /** One more than is asked for, if there is one more. */
  private List<HistoryEntry> entries(Handle handle, HistoryQuery query) {
    int wanted = query.limit() + 1;
    if (query.filter().isOfAnyLabels()) {
      Conditions rows = rows(query);
      return read(handle, rows, "h.id IN (" + newest(rows.and()) + ")", wanted);
    }
    if (isOfFew(handle, query)) {
      return newestOfEach(handle, query, wanted);
    }
    List<HistoryEntry> found = new ArrayList<>();
    HistoryQuery rest = query;
    for (int i = 0; i < WINDOWS; i++) {
      Optional<Cursor> edge = edge(handle, rest);
      Conditions window = rows(rest);
      window.labels(query.filter(), "m");
      edge.ifPresent(cursor -> window.notBefore(cursor, "h"));
      found.addAll(read(handle, window, window.and(), wanted - found.size()));
      if (found.size() >= wanted || edge.isEmpty()) {
        return found;
      }
      rest = rest.before(edge.get());
      Optional<Instant> next = newestTime(handle, rest);
      if (next.isEmpty()) {
        return found;
      }
      rest = rest.before(new Cursor(next.get().toEpochMilli(), Long.MAX_VALUE));
    }
    found.addAll(newestOfEach(handle, rest, wanted - found.size()));
    return found;
  }

  /** Whether only few sets of labels match: then going to each of them is the shorter way. */
  private static boolean isOfFew(Handle handle, HistoryQuery query) {
    Conditions labels = new Conditions();
    labels.labels(query.filter(), "s");
    return labels
            .bind(
                handle.createQuery(
                    "SELECT count(*) FROM (SELECT 1 FROM monitorix_label_set s WHERE "
                        + labels.and()
                        + " LIMIT :most) few"))
            .bind("most", FEW + 1)
            .mapTo(Integer.class)
            .one()
        <= FEW;
  }

  private static Conditions rows(HistoryQuery query) {
    Conditions conditions = new Conditions();
    conditions.times(query, "h");
    conditions.states(query.filter(), "h");
    return conditions;
  }

  private static List<HistoryEntry> read(
      Handle handle, Conditions values, String where, int limit) {
    return values
        .bind(handle.createQuery(ENTRIES + where + NEWEST_FIRST))
        .bind("limit", limit)
        .map((row, context) -> entry(row))
        .list();
  }

  private List<HistoryEntry> newestOfEach(Handle handle, HistoryQuery query, int limit) {
    Conditions rows = rows(query);
    Conditions labels = new Conditions();
    labels.labels(query.filter(), "s");
    String ids = newestOfEach(rows.and(), labels.and());
    Conditions both = rows(query);
    both.labels(query.filter(), "s");
    return read(handle, both, "h.id IN (" + ids + ")", limit);
  }

  /** When the newest transition is that matches; empty if there is none. */
  private static Optional<Instant> newestTime(Handle handle, HistoryQuery query) {
    Conditions rows = rows(query);
    Conditions labels = new Conditions();
    labels.labels(query.filter(), "s");
    Conditions both = rows(query);
    both.labels(query.filter(), "s");
    return both.bind(
            handle.createQuery(
                "SELECT max((SELECT h.time FROM monitorix_alert_history h WHERE"
                    + " h.fingerprint = s.fingerprint AND "
                    + rows.and()
                    + " ORDER BY h.time DESC LIMIT 1)) AS newest FROM monitorix_label_set s WHERE "
                    + labels.and()))
        .map(
            (row, context) -> {
              long millis = row.getLong("newest");
              return row.wasNull()
                  ? Optional.<Instant>empty()
                  : Optional.of(Instant.ofEpochMilli(millis));
            })
        .one();
  }

  /** The place of the oldest transition of the window; empty if it has all there are. */
  private static Optional<Cursor> edge(Handle handle, HistoryQuery query) {
    Conditions conditions = new Conditions();
    conditions.times(query, "h");
    return conditions
        .bind(
            handle.createQuery(
                "SELECT h.time, h.id FROM monitorix_alert_history h "
                    + conditions.where()
                    + " ORDER BY h.time DESC, h.id DESC LIMIT 1 OFFSET "
                    + (WINDOW - 1)))
        .map((row, context) -> new Cursor(row.getLong("time"), row.getLong("id")))
        .findOne();
  }

  private static String newest(String conditions) {
    return "SELECT h.id FROM monitorix_alert_history h WHERE " + conditions + NEWEST_FIRST;
  }

  /** The ids of the newest transitions of all sets of labels that match. */
  private String newestOfEach(String rows, String labels) {
    String ofOne = "h.fingerprint = s.fingerprint AND " + rows;
    return switch (dialect) {
      // SQLite has no LATERAL.
      case SQLITE ->
          "SELECT x.id FROM monitorix_label_set s CROSS JOIN monitorix_alert_history x WHERE "
              + labels
              + " AND x.id IN ("
              + newest(ofOne)
              + ") ORDER BY x.time DESC, x.id DESC LIMIT :limit";
      case POSTGRESQL ->
          "SELECT x.id FROM monitorix_label_set s CROSS JOIN LATERAL (SELECT h.id, h.time"
              + " FROM monitorix_alert_history h WHERE "
              + ofOne
              + NEWEST_FIRST
              + ") x WHERE "
              + labels
              + " ORDER BY x.time DESC, x.id DESC LIMIT :limit";
    };
  }

  private static HistoryEntry entry(ResultSet row) throws SQLException {
    String before = row.getString("state_before");
    return new HistoryEntry(
        row.getLong("id"),
        Instant.ofEpochMilli(row.getLong("time")),
        Columns.key(row.getString("identity"), row.getString("rule_labels")),
        new Fingerprint(row.getLong("fingerprint")),
        Labels.of(Columns.pairs(row.getString("labels"))),
        Columns.pairs(row.getString("annotations")),
        AlertReader.value(row),
        before == null ? null : Columns.state(before),
        Columns.state(row.getString("state")));
  }
}
