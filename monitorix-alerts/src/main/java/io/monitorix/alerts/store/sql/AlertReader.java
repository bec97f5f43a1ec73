package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.RuleStatus;
import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.StoredAlert;
import io.monitorix.alerts.store.query.StoredRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads alerts and rules as they were written last. Thread-safe. */
public final class AlertReader {

  private static final String ALERTS =
      """
      SELECT a.fingerprint, a.state, a.value, a.active_at, a.fired_at, a.keep_firing_since,
        a.resolved_at, a.last_sent_at, a.annotations, m.labels, r.identity, r.labels AS rule_labels
      FROM monitorix_active_alert a
      JOIN monitorix_label_set m ON m.fingerprint = a.fingerprint
      JOIN monitorix_rule r ON r.id = a.rule_id
      """;

  private static final String RULES =
      """
      SELECT identity, labels, health, error, last_evaluation, duration
      FROM monitorix_rule WHERE health IS NOT NULL ORDER BY identity, labels""";

  private final Jdbi jdbi;

  /** Reads through these connections. */
  public AlertReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All alerts that match, by their fingerprints. */
  public List<StoredAlert> alerts(AlertFilter filter) {
    Conditions conditions = new Conditions();
    conditions.labels(filter, "m");
    conditions.states(filter, "a");
    return jdbi.withHandle(
        handle ->
            conditions
                .bind(
                    handle.createQuery(
                        ALERTS + conditions.where() + " ORDER BY a.fingerprint, a.rule_id"))
                .map((row, context) -> alert(row))
                .list());
  }

  /** All rules that are evaluated. */
  public List<StoredRule> rules() {
    return jdbi.withHandle(
        handle -> handle.createQuery(RULES).map((row, context) -> rule(row)).list());
  }

  private static StoredAlert alert(ResultSet row) throws SQLException {
    return new StoredAlert(
        Columns.key(row.getString("identity"), row.getString("rule_labels")),
        new Fingerprint(row.getLong("fingerprint")),
        new Alert(
            Labels.of(Columns.pairs(row.getString("labels"))),
            Columns.pairs(row.getString("annotations")),
            Columns.state(row.getString("state")),
            value(row),
            Instant.ofEpochMilli(row.getLong("active_at")),
            time(row, "fired_at"),
            time(row, "keep_firing_since"),
            time(row, "resolved_at"),
            time(row, "last_sent_at")));
  }

  private static StoredRule rule(ResultSet row) throws SQLException {
    return new StoredRule(
        Columns.key(row.getString("identity"), row.getString("labels")),
        new RuleStatus(
            RuleStatus.Health.valueOf(row.getString("health").toUpperCase(Locale.ROOT)),
            row.getString("error"),
            time(row, "last_evaluation"),
            Duration.ofMillis(row.getLong("duration"))));
  }

  static double value(ResultSet row) throws SQLException {
    double value = row.getDouble("value");
    return row.wasNull() ? Double.NaN : value;
  }

  static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
