package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.RuleKey;
import io.monitorix.alerts.rules.RuleStatus;
import io.monitorix.alerts.store.database.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** Writes changes in one transaction. What was written before may be written again. */
public final class ChangeWriter {

  private static final String RULE =
      """
      INSERT INTO monitorix_rule (id, identity, labels, health, error, last_evaluation, duration)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET health = excluded.health, error = excluded.error,
        last_evaluation = excluded.last_evaluation, duration = excluded.duration""";

  private static final String LABELS =
      """
      INSERT INTO monitorix_label_set (fingerprint, labels, alertname, severity, cluster, object_id)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (fingerprint) DO NOTHING""";

  private static final String ALERT =
      """
      INSERT INTO monitorix_active_alert (rule_id, fingerprint, state, value, active_at, fired_at,
        keep_firing_since, resolved_at, last_sent_at, annotations)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (rule_id, fingerprint) DO UPDATE SET state = excluded.state,
        value = excluded.value, active_at = excluded.active_at, fired_at = excluded.fired_at,
        keep_firing_since = excluded.keep_firing_since, resolved_at = excluded.resolved_at,
        last_sent_at = excluded.last_sent_at, annotations = excluded.annotations""";

  private static final String ALERT_GONE =
      "DELETE FROM monitorix_active_alert WHERE rule_id = ? AND fingerprint = ?";

  private static final String TRANSITION =
      """
      INSERT INTO monitorix_alert_history (time, fingerprint, rule_id, state_before, state, value,
        annotations)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (fingerprint, time, rule_id, state) DO NOTHING""";

  private final Jdbi jdbi;

  /** Writes through these connections. */
  public ChangeWriter(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Writes all, or nothing.
   *
   * @throws RuntimeException if it is not sure that all was written
   */
  public void write(Changes changes) {
    try {
      jdbi.useTransaction(
          handle -> {
            Connection connection = handle.getConnection();
            rules(connection, changes);
            labels(connection, changes);
            alerts(connection, changes);
            transitions(connection, changes);
            RoutingWriter.write(connection, changes);
          });
    } catch (SQLException e) {
      throw new DatabaseException("alerts cannot be written: " + DatabaseException.reason(e), e);
    }
  }

  private static void rules(Connection connection, Changes changes) throws SQLException {
    try (Rows rows = new Rows(connection, RULE)) {
      for (Map.Entry<Long, Changes.RuleRow> each : changes.rules().entrySet()) {
        RuleKey key = each.getValue().rule().rule();
        RuleStatus status = each.getValue().rule().status();
        boolean gone = each.getValue().gone();
        String error = status.lastError();
        rows.number(each.getKey())
            .text(Columns.identity(key))
            .text(Columns.json(key.labels()))
            .text(gone ? null : status.health().name().toLowerCase(Locale.ROOT))
            .text(gone || error == null ? null : Columns.text(error))
            .number(Columns.millis(status.lastEvaluation()))
            .number(status.duration().toMillis())
            .add();
      }
    }
  }

  private static void labels(Connection connection, Changes changes) throws SQLException {
    // In one order in all processes, so that they cannot wait for each other in a circle.
    SortedMap<Long, Labels> all = new TreeMap<>();
    changes
        .alerts()
        .forEach(
            (key, alert) ->
                alert.ifPresent(there -> all.put(key.fingerprint().value(), there.labels())));
    changes
        .transitions()
        .forEach(each -> all.put(each.fingerprint().value(), each.after().labels()));
    try (Rows rows = new Rows(connection, LABELS)) {
      for (Map.Entry<Long, Labels> each : all.entrySet()) {
        Labels labels = each.getValue();
        rows.number(each.getKey())
            .text(Columns.json(labels.toMap()))
            .text(Columns.text(labels.get("alertname")))
            .text(Columns.text(labels.get("severity")))
            .text(Columns.text(labels.get("cluster")))
            .text(Columns.text(labels.get("id")))
            .add();
      }
    }
  }

  private static void alerts(Connection connection, Changes changes) throws SQLException {
    try (Rows present = new Rows(connection, ALERT);
        Rows gone = new Rows(connection, ALERT_GONE)) {
      for (Map.Entry<ActiveKey, Optional<Alert>> each : changes.alerts().entrySet()) {
        ActiveKey key = each.getKey();
        Rows rows = each.getValue().isPresent() ? present : gone;
        rows.number(key.rule()).number(key.fingerprint().value());
        if (each.getValue().isPresent()) {
          state(rows, each.getValue().get());
        }
        rows.add();
      }
    }
  }

  private static void state(Rows rows, Alert alert) throws SQLException {
    rows.text(alert.state().toString())
        .value(Columns.value(alert.value()))
        .number(Columns.millis(alert.activeAt()))
        .number(Columns.millis(alert.firedAt()))
        .number(Columns.millis(alert.keepFiringSince()))
        .number(Columns.millis(alert.resolvedAt()))
        .number(Columns.millis(alert.lastSentAt()))
        .text(Columns.json(alert.annotations()));
  }

  private static void transitions(Connection connection, Changes changes) throws SQLException {
    try (Rows rows = new Rows(connection, TRANSITION)) {
      for (Transition each : changes.transitions()) {
        rows.number(each.time().toEpochMilli())
            .number(each.fingerprint().value())
            .number(each.rule())
            .text(each.before() == null ? null : each.before().toString())
            .text(each.after().state().toString())
            .value(Columns.value(each.after().value()))
            .text(Columns.json(each.after().annotations()))
            .add();
      }
    }
  }
}
