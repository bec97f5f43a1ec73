package io.monitorix.exporter.auth.audit;

import io.monitorix.exporter.auth.AuditEvent;
import io.monitorix.exporter.auth.AuditTrail;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.state.StateDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The audit log in the database, and in a file where one is wanted. Rows are added only: triggers
 * in the database refuse everything else, but that those are deleted that are older than what was
 * given as the end of their time. Thread-safe.
 */
public final class AuditLog implements AuditTrail {

  private static final int LONGEST = 8 * 1024;
  private static final String CUT = "…";

  private static final String INSERT =
      """
      INSERT INTO monitorix_audit (time, actor, kind, address, action, object, state_before,
        state_after, outcome)
      VALUES (:time, :actor, :kind, :address, :action, :object, :before, :after, :outcome)""";

  private static final String FIND =
      """
      SELECT * FROM monitorix_audit
      WHERE id < :last AND time >= :since AND time < :until
        AND (:actor = '' OR actor = :actor)
        AND (:action = '' OR action = :action OR substr(action, 1, :length) = :prefix)
        AND (:outcome = '' OR outcome = :outcome OR (:outcome = 'failed' AND outcome <> 'ok'))
      ORDER BY id DESC LIMIT :limit""";

  private static final String OPEN =
      "UPDATE monitorix_audit_pruned SET before = :before WHERE id = 1 AND before < :before";
  private static final String PRUNE = "DELETE FROM monitorix_audit WHERE time < :before";

  private final StateDatabase state;
  private final Optional<AuditFile> file;
  private final InstantSource clock;
  private final Duration retention;

  /**
   * The log.
   *
   * @param file gets each event too
   * @param retention how long events are kept in the database
   */
  public AuditLog(
      StateDatabase state, Optional<AuditFile> file, InstantSource clock, Duration retention) {
    this.state = state;
    this.file = file;
    this.clock = clock;
    this.retention = retention;
  }

  /** Writes to a file alone, where no database is. */
  public static AuditTrail to(AuditFile file) {
    return file::add;
  }

  @Override
  public void record(AuditEvent event) {
    state.change("the audit log", handle -> insert(handle, event));
    file.ifPresent(each -> each.add(event));
  }

  private static void insert(Handle handle, AuditEvent event) {
    handle
        .createUpdate(INSERT)
        .bind("time", event.at().toEpochMilli())
        .bind("actor", stored(event.actor()))
        .bind("kind", event.kind().name().toLowerCase(Locale.ROOT))
        .bind("address", stored(event.address()))
        .bind("action", stored(event.action()))
        .bind("object", stored(event.object()))
        .bind("before", stored(event.before()))
        .bind("after", stored(event.after()))
        .bind("outcome", stored(event.outcome()))
        .execute();
  }

  /** PostgreSQL's texts have no character 0, and nobody shall fill the database with one event. */
  private static String stored(String text) {
    String clean = text.replace('\0', ' ');
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + CUT;
  }

  /** What is looked for, the newest first. */
  public List<AuditEntry> find(AuditQuery query) {
    String prefix = query.action() + ".";
    return state.read(
        handle ->
            handle
                .createQuery(FIND)
                .bind("last", query.before())
                .bind("since", query.since().toEpochMilli())
                .bind("until", query.until().toEpochMilli())
                .bind("actor", query.actor())
                .bind("action", query.action())
                .bind("prefix", prefix)
                .bind("length", prefix.length())
                .bind("outcome", query.outcome())
                .bind("limit", query.limit())
                .map((rows, context) -> entry(rows))
                .list());
  }

  /** Deletes what is older than it is to be kept; nothing else can be deleted. */
  public void prune() {
    long before = clock.instant().minus(retention).toEpochMilli();
    state.change(
        "the audit log",
        handle -> {
          handle.createUpdate(OPEN).bind("before", before).execute();
          handle.createUpdate(PRUNE).bind("before", before).execute();
        });
  }

  private static AuditEntry entry(ResultSet rows) throws SQLException {
    return new AuditEntry(
        rows.getLong("id"),
        new AuditEvent(
            Instant.ofEpochMilli(rows.getLong("time")),
            rows.getString("actor"),
            Caller.Kind.valueOf(rows.getString("kind").toUpperCase(Locale.ROOT)),
            rows.getString("address"),
            rows.getString("action"),
            rows.getString("object"),
            rows.getString("state_before"),
            rows.getString("state_after"),
            rows.getString("outcome")));
  }
}
