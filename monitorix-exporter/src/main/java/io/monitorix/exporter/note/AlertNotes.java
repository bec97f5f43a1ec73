package io.monitorix.exporter.note;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.exporter.state.StateDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps notes, for as long as the history of alerts is kept by default. Thread-safe. */
public final class AlertNotes {

  /** An alert that comes often shall not fill the database. */
  static final int MOST = 1_000;

  private static final Duration KEPT = Duration.ofDays(400);

  private final StateDatabase state;
  private final InstantSource clock;

  /** Keeps them there. */
  public AlertNotes(StateDatabase state, InstantSource clock) {
    this.state = state;
    this.clock = clock;
  }

  /**
   * Adds a note. Of one alert the newest thousand are kept.
   *
   * @param text checked by the caller
   * @throws io.monitorix.alerts.store.database.DatabaseException if it is not kept
   */
  public AlertNote add(Fingerprint fingerprint, String author, String text) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    AlertNote note = new AlertNote(UUID.randomUUID().toString(), fingerprint, author, text, now);
    state.change(
        "the note",
        handle -> {
          handle
              .createUpdate(
                  "INSERT INTO monitorix_alert_note (id, fingerprint, author, text, created_at)"
                      + " VALUES (:id, :fingerprint, :author, :text, :createdAt)")
              .bind("id", note.id())
              .bind("fingerprint", fingerprint.toString())
              .bind("author", author)
              .bind("text", text)
              .bind("createdAt", now.toEpochMilli())
              .execute();
          handle
              .createUpdate(
                  "DELETE FROM monitorix_alert_note WHERE created_at < :oldest OR id IN (SELECT id"
                      + " FROM monitorix_alert_note WHERE fingerprint = :fingerprint ORDER BY"
                      + " created_at DESC, id LIMIT :many OFFSET :most)")
              .bind("oldest", now.minus(KEPT).toEpochMilli())
              .bind("fingerprint", fingerprint.toString())
              .bind("many", MOST)
              .bind("most", MOST)
              .execute();
        });
    return note;
  }

  /**
   * Those of an alert, the oldest first.
   *
   * @throws io.monitorix.alerts.store.database.DatabaseException if the database does not answer
   */
  public List<AlertNote> of(Fingerprint fingerprint) {
    return state.read(
        handle ->
            handle
                .createQuery(
                    "SELECT id, fingerprint, author, text, created_at FROM monitorix_alert_note"
                        + " WHERE fingerprint = :fingerprint ORDER BY created_at, id")
                .bind("fingerprint", fingerprint.toString())
                .map((row, context) -> note(row))
                .list());
  }

  /**
   * How many there are of each alert that has any.
   *
   * @throws io.monitorix.alerts.store.database.DatabaseException if the database does not answer
   */
  public Map<Fingerprint, Integer> counts(Collection<Fingerprint> fingerprints) {
    if (fingerprints.isEmpty()) {
      return Map.of();
    }
    return state.read(
        handle -> {
          Map<Fingerprint, Integer> counts = new HashMap<>();
          handle
              .createQuery(
                  "SELECT fingerprint, count(*) AS notes FROM monitorix_alert_note WHERE"
                      + " fingerprint IN (<fingerprints>) GROUP BY fingerprint")
              .bindList("fingerprints", fingerprints.stream().map(Fingerprint::toString).toList())
              .map(
                  (row, context) ->
                      Map.entry(
                          Fingerprint.parse(row.getString("fingerprint")), row.getInt("notes")))
              .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
          return counts;
        });
  }

  private static AlertNote note(ResultSet row) throws SQLException {
    return new AlertNote(
        row.getString("id"),
        Fingerprint.parse(row.getString("fingerprint")),
        row.getString("author"),
        row.getString("text"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
