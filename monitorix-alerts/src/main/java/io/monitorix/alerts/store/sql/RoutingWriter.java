package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.routing.dispatch.GroupState;
import io.monitorix.alerts.routing.dispatch.LogEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The part of changes that belongs to routing. */
final class RoutingWriter {

  private static final String TOLD =
      """
      INSERT INTO monitorix_notification_log (id, identity, told_at, firing, resolved, expires_at)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET told_at = excluded.told_at, firing = excluded.firing,
        resolved = excluded.resolved, expires_at = excluded.expires_at""";

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
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("group", entry.groupKey());
        identity.put("integration", entry.integration());
        rows.number(each.getKey())
            .text(Columns.json(identity))
            .number(Columns.time(entry.at()))
            .text(Columns.fingerprints(entry.firing()))
            .text(Columns.fingerprints(entry.resolved()))
            .number(Columns.time(entry.expiresAt()))
            .add();
      }
    }
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
