package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.routing.dispatch.GroupState;
import io.monitorix.alerts.routing.dispatch.LogEntry;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Reads what was told, and when groups are due, as it was written last. Thread-safe. */
public final class RoutingReader {

  private static final String TOLD =
      """
      SELECT identity, told_at, firing, resolved, expires_at, external_id
      FROM monitorix_notification_log WHERE expires_at > :now""";

  private static final String GROUPS =
      "SELECT identity, next_flush, flushed FROM monitorix_alert_group ORDER BY next_flush, id";

  private static final String QUEUED =
      """
      SELECT state, due, since, attempt, error, content FROM monitorix_notification
      ORDER BY since, id""";

  private final Jdbi jdbi;

  /** Reads through these connections. */
  public RoutingReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All entries of the notification log that have not expired by then. */
  public List<LogEntry> told(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TOLD)
                .bind("now", Columns.time(now))
                .map((row, context) -> entry(row))
                .list());
  }

  /** All that has yet to be told, and dead letters; what waits longest first. */
  public List<QueuedNotification> queued() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(QUEUED).map((row, context) -> NotificationJson.read(row)).list());
  }

  /** The states of all groups, those that are due first first. */
  public List<GroupState> groups() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(GROUPS)
                .map(
                    (row, context) ->
                        new GroupState(
                            Columns.pairs(row.getString("identity")).getOrDefault("group", ""),
                            Instant.ofEpochMilli(row.getLong("next_flush")),
                            row.getInt("flushed") != 0))
                .list());
  }

  private static LogEntry entry(ResultSet row) throws SQLException {
    Map<String, String> identity = Columns.pairs(row.getString("identity"));
    return new LogEntry(
        identity.getOrDefault("group", ""),
        identity.getOrDefault("integration", ""),
        Instant.ofEpochMilli(row.getLong("told_at")),
        Columns.fingerprints(row.getString("firing")),
        Columns.fingerprints(row.getString("resolved")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        Optional.ofNullable(row.getString("external_id")));
  }
}
