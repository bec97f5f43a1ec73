package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.routing.silence.Silence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Silences, each a row. Thread-safe. */
public final class SilenceTable {

  private static final Logger LOG = LoggerFactory.getLogger(SilenceTable.class);

  private static final String SAVE =
      """
      INSERT INTO monitorix_silence (id, matchers, starts_at, ends_at, updated_at, created_by,
        comment, acknowledges)
      VALUES (:id, :matchers, :startsAt, :endsAt, :updatedAt, :createdBy, :comment, :acknowledges)
      ON CONFLICT (id) DO UPDATE SET matchers = excluded.matchers, starts_at = excluded.starts_at,
        ends_at = excluded.ends_at, updated_at = excluded.updated_at,
        created_by = excluded.created_by, comment = excluded.comment,
        acknowledges = excluded.acknowledges""";

  private static final String ALL =
      """
      SELECT id, matchers, starts_at, ends_at, updated_at, created_by, comment,
        acknowledges
      FROM monitorix_silence ORDER BY updated_at, id""";

  private final Jdbi writer;
  private final Jdbi reader;

  /** Writes and reads through these connections. */
  public SilenceTable(Jdbi writer, Jdbi reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /** Writes one, in place of one with the same id, and waits until it is durable. */
  public void save(Silence silence) {
    writer.useTransaction(
        handle ->
            handle
                .createUpdate(SAVE)
                .bind("id", Columns.text(silence.id()))
                .bind("matchers", Columns.json(silence.matchers()))
                .bind("startsAt", Columns.time(silence.startsAt()))
                .bind("endsAt", Columns.time(silence.endsAt()))
                .bind("updatedAt", Columns.time(silence.updatedAt()))
                .bind("createdBy", Columns.text(silence.createdBy()))
                .bind("comment", Columns.text(silence.comment()))
                .bind("acknowledges", Columns.fingerprints(silence.acknowledges()))
                .execute());
  }

  /** All, those that changed first first; of one that cannot be read, the log has a line. */
  public List<Silence> all() {
    return reader.withHandle(
        handle ->
            handle.createQuery(ALL).map((row, context) -> silence(row)).list().stream()
                .flatMap(Optional::stream)
                .toList());
  }

  private static Optional<Silence> silence(ResultSet row) throws SQLException {
    String id = row.getString("id");
    try {
      return Optional.of(
          new Silence(
              id,
              Columns.matchers(row.getString("matchers")),
              Instant.ofEpochMilli(row.getLong("starts_at")),
              Instant.ofEpochMilli(row.getLong("ends_at")),
              Instant.ofEpochMilli(row.getLong("updated_at")),
              row.getString("created_by"),
              row.getString("comment"),
              Columns.fingerprints(row.getString("acknowledges"))));
    } catch (IllegalArgumentException e) {
      LOG.error(
          "A silence cannot be read and is left out; create it anew id={} error={}",
          id,
          e.getMessage());
      return Optional.empty();
    }
  }
}
