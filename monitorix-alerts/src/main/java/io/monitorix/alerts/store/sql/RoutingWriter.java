package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.routing.dispatch.GroupState;
import io.monitorix.alerts.routing.dispatch.LogEntry;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The part of changes that belongs to routing. */
final class RoutingWriter {

  private static final String TOLD =
      """
      INSERT INTO monitorix_notification_log (id, identity, told_at, firing, resolved, expires_at,
        external_id)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET told_at = excluded.told_at, firing = excluded.firing,
        resolved = excluded.resolved, expires_at = excluded.expires_at,
        external_id = excluded.external_id""";

  private static final String QUEUED =
      """
      INSERT INTO monitorix_notification (id, identity, state, due, since, attempt, error, content)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, due = excluded.due,
        since = excluded.since, attempt = excluded.attempt, error = excluded.error,
        content = excluded.content""";

  private static final String DEQUEUED = "DELETE FROM monitorix_notification WHERE id = ?";

  private static final String GROUP =
      """
      INSERT INTO monitorix_alert_group (id, identity, next_flush, flushed) VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET next_flush = excluded.next_flush, flushed = excluded.flushed""";

  private static final String GROUP_GONE = "DELETE FROM monitorix_alert_group WHERE id = ?";

  private static final String SILENCE_GONE = "DELETE FROM monitorix_silence WHERE id = ?";

  private RoutingWriter() {}

  /** Rows go in the order of their ids, so that no two processes wait for each other. */
  static void write(Connection connection, Changes changes) throws SQLException {
    told(connection, changes);
    queued(connection, changes);
    groups(connection, changes);
    try (Rows rows = new Rows(connection, SILENCE_GONE)) {
      for (String id : changes.silencesGone().stream().sorted().toList()) {
        rows.text(id).add();
      }
    }
  }

  private static void told(Connection connection, Changes changes) throws SQLException {
    SortedMap<Long, LogEntry> sorted = new TreeMap<>();
    changes
        .told()
        .forEach(
            (key, entry) ->
                sorted.put(RowId.of(List.of(key.groupKey(), key.integration())), entry));
    try (Rows rows = new Rows(connection, TOLD)) {
      for (Map.Entry<Long, LogEntry> each : sorted.entrySet()) {
        LogEntry entry = each.getValue();
        rows.number(each.getKey())
            .text(identity(entry.groupKey(), entry.integration()))
            .number(Columns.time(entry.at()))
            .text(Columns.fingerprints(entry.firing()))
            .text(Columns.fingerprints(entry.resolved()))
            .number(Columns.time(entry.expiresAt()))
            .text(entry.externalId().map(Columns::text).orElse(null))
            .add();
      }
    }
  }

  private static void queued(Connection connection, Changes changes) throws SQLException {
    SortedMap<Long, Optional<QueuedNotification>> sorted = new TreeMap<>();
    changes
        .queued()
        .forEach(
            (key, queued) ->
                sorted.put(RowId.of(List.of(key.groupKey(), key.integration())), queued));
    try (Rows present = new Rows(connection, QUEUED);
        Rows gone = new Rows(connection, DEQUEUED)) {
      for (Map.Entry<Long, Optional<QueuedNotification>> each : sorted.entrySet()) {
        if (each.getValue().isEmpty()) {
          gone.number(each.getKey()).add();
          continue;
        }
        QueuedNotification queued = each.getValue().get();
        present
            .number(each.getKey())
            .text(identity(queued.groupKey(), queued.integration()))
            .text(queued.state().name().toLowerCase(Locale.ROOT))
            .number(Columns.time(queued.due()))
            .number(Columns.time(queued.since()))
            .number((long) queued.flush().attempt())
            .text(queued.error().map(Columns::text).orElse(null))
            .text(NotificationJson.write(queued))
            .add();
      }
    }
  }

  private static String identity(String groupKey, String integration) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("group", groupKey);
    identity.put("integration", integration);
    return Columns.json(identity);
  }

  private static void groups(Connection connection, Changes changes) throws SQLException {
    SortedMap<Long, Optional<GroupState>> sorted = new TreeMap<>();
    changes.groups().forEach((id, state) -> sorted.put(RowId.of(List.of(id)), state));
    try (Rows present = new Rows(connection, GROUP);
        Rows gone = new Rows(connection, GROUP_GONE)) {
      for (Map.Entry<Long, Optional<GroupState>> each : sorted.entrySet()) {
        if (each.getValue().isEmpty()) {
          gone.number(each.getKey()).add();
          continue;
        }
        GroupState state = each.getValue().get();
        present
            .number(each.getKey())
            .text(Columns.json(Map.of("group", state.id())))
            .number(Columns.time(state.nextFlush()))
            .number(Columns.flag(state.flushed()))
            .add();
      }
    }
  }
}
