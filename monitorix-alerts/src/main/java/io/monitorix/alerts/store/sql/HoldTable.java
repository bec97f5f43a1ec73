package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.routing.hold.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** What is held back, and when things were seen: each a row. Thread-safe. */
public final class HoldTable {

  private static final String HOLD =
      """
      INSERT INTO monitorix_held_alert (id, reason, content) VALUES (:id, :reason, :content)
      ON CONFLICT (id) DO UPDATE SET reason = excluded.reason, content = excluded.content""";

  private static final String HELD = "SELECT reason, content FROM monitorix_held_alert ORDER BY id";

  private static final String RELEASE = "DELETE FROM monitorix_held_alert WHERE id = :id";

  private static final String MARK =
      """
      INSERT INTO monitorix_mark (id, kind, identity, at) VALUES (:id, :kind, :identity, :at)
      ON CONFLICT (id) DO UPDATE SET at = excluded.at""";

  private static final String MARKS =
      "SELECT identity, at FROM monitorix_mark WHERE kind = :kind ORDER BY at, id";

  private static final String UNMARK = "DELETE FROM monitorix_mark WHERE id = :id";

  private static final String NAME = "name";

  private final Jdbi writer;
  private final Jdbi reader;

  /** Writes and reads through these connections. */
  public HoldTable(Jdbi writer, Jdbi reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /** Writes all or nothing, in place of those of the same integrations and alerts, and waits. */
  public void hold(Collection<Held> held) {
    writer.useTransaction(
        handle -> {
          for (Held each : sorted(held)) {
            handle
                .createUpdate(HOLD)
                .bind("id", id(each))
                .bind("reason", each.reason())
                .bind("content", NotificationJson.write(each))
                .execute();
          }
        });
  }

  /** Deletes them, and waits. */
  public void release(Collection<Held> held) {
    writer.useTransaction(
        handle -> {
          for (Held each : sorted(held)) {
            handle.createUpdate(RELEASE).bind("id", id(each)).execute();
          }
        });
  }

  /** All that is held back. */
  public List<Held> held() {
    return reader.withHandle(
        handle -> handle.createQuery(HELD).map((row, context) -> held(row)).list());
  }

  /** Writes when something was seen, and waits. */
  public void mark(String kind, String name, Instant at) {
    writer.useTransaction(
        handle ->
            handle
                .createUpdate(MARK)
                .bind("id", RowId.of(List.of(kind, name)))
                .bind("kind", kind)
                .bind("identity", Columns.json(Map.of(NAME, name)))
                .bind("at", Columns.time(at))
                .execute());
  }

  /** Deletes when something was seen, and waits. */
  public void unmark(String kind, String name) {
    writer.useTransaction(
        handle -> handle.createUpdate(UNMARK).bind("id", RowId.of(List.of(kind, name))).execute());
  }

  /** When things of a kind were seen, by their names. */
  public Map<String, Instant> marks(String kind) {
    Map<String, Instant> marks = new LinkedHashMap<>();
    reader.useHandle(
        handle ->
            handle
                .createQuery(MARKS)
                .bind("kind", kind)
                .map(
                    (row, context) ->
                        marks.put(
                            Columns.pairs(row.getString("identity")).getOrDefault(NAME, ""),
                            Instant.ofEpochMilli(row.getLong("at"))))
                .list());
    return marks;
  }

  private static Held held(ResultSet row) throws SQLException {
    return NotificationJson.held(row.getString("reason"), row.getString("content"));
  }

  /** In one order in all processes, so that they cannot wait for each other in a circle. */
  private static List<Held> sorted(Collection<Held> held) {
    return held.stream().sorted(Comparator.comparing(HoldTable::id)).toList();
  }

  private static long id(Held held) {
    return RowId.of(List.of(held.integration().key(), held.alert().fingerprint().toString()));
  }
}
