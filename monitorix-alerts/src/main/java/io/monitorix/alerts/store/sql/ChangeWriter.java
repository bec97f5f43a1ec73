package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.RuleKey;
import io.monitorix.alerts.rules.RuleStatus;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes changes in one transaction. What was written before may be written again. */
public final class ChangeWriter {

  /** Longer ones are sent in parts, so that drivers need not hold all at once. */
  private static final int BATCH = 1_000;

  private static final String RULE =
      """
      INSERT INTO monitorix_rule (id, identity, labels, health, error, last_evaluation, duration)
      VALUES (:id, :identity, :labels, :health, :error, :evaluated, :duration)
      ON CONFLICT (id) DO UPDATE SET health = excluded.health, error = excluded.error,
        last_evaluation = excluded.last_evaluation, duration = excluded.duration""";

  private static final String LABELS =
      """
      INSERT INTO monitorix_label_set (fingerprint, labels, alertname, severity, cluster, object_id)
      VALUES (:fingerprint, :labels, :alertname, :severity, :cluster, :id)
      ON CONFLICT (fingerprint) DO NOTHING""";

  private static final String ALERT =
      """
      INSERT INTO monitorix_active_alert (rule_id, fingerprint, state, value, active_at, fired_at,
        keep_firing_since, resolved_at, last_sent_at, annotations)
      VALUES (:rule, :fingerprint, :state, :value, :active, :fired, :keeping, :resolved, :sent,
        :annotations)
      ON CONFLICT (rule_id, fingerprint) DO UPDATE SET state = excluded.state,
        value = excluded.value, active_at = excluded.active_at, fired_at = excluded.fired_at,
        keep_firing_since = excluded.keep_firing_since, resolved_at = excluded.resolved_at,
        last_sent_at = excluded.last_sent_at, annotations = excluded.annotations""";

  private static final String ALERT_GONE =
      "DELETE FROM monitorix_active_alert WHERE rule_id = :rule AND fingerprint = :fingerprint";

  private static final String TRANSITION =
      """
      INSERT INTO monitorix_alert_history (time, fingerprint, rule_id, state_before, state, value,
        annotations)
      VALUES (:time, :fingerprint, :rule, :before, :state, :value, :annotations)
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
    jdbi.useTransaction(
        handle -> {
          rules(handle, changes);
          labels(handle, changes);
          alerts(handle, changes);
          transitions(handle, changes);
        });
  }

  private static void rules(Handle handle, Changes changes) {
    try (Batches batches = new Batches(handle, RULE)) {
      changes.rules().forEach((id, row) -> bind(batches.next(), id, row));
    }
  }

  private static void bind(PreparedBatch batch, long id, Changes.RuleRow row) {
    RuleKey key = row.rule().rule();
    RuleStatus status = row.rule().status();
    String health = row.gone() ? null : status.health().name().toLowerCase(Locale.ROOT);
    String error = row.gone() ? null : status.lastError();
    batch
        .bind("id", id)
        .bind("identity", Columns.identity(key))
        .bind("labels", Columns.json(key.labels()))
        .bind("health", health)
        .bind("error", error == null ? null : Columns.text(error))
        .bind("evaluated", Columns.millis(status.lastEvaluation()))
        .bind("duration", status.duration().toMillis())
        .add();
  }

  private static void labels(Handle handle, Changes changes) {
    Map<Fingerprint, Labels> all = new HashMap<>();
    changes
        .alerts()
        .forEach(
            (key, alert) -> alert.ifPresent(there -> all.put(key.fingerprint(), there.labels())));
    changes.transitions().forEach(each -> all.put(each.fingerprint(), each.after().labels()));
    try (Batches batches = new Batches(handle, LABELS)) {
      // In one order in all processes, so that they cannot wait for each other in a circle.
      all.entrySet().stream()
          .sorted(Map.Entry.comparingByKey((a, b) -> Long.compare(a.value(), b.value())))
          .forEach(
              each -> {
                Labels labels = each.getValue();
                batches
                    .next()
                    .bind("fingerprint", each.getKey().value())
                    .bind("labels", Columns.json(labels.toMap()))
                    .bind("alertname", Columns.text(labels.get("alertname")))
                    .bind("severity", Columns.text(labels.get("severity")))
                    .bind("cluster", Columns.text(labels.get("cluster")))
                    .bind("id", Columns.text(labels.get("id")))
                    .add();
              });
    }
  }

  private static void alerts(Handle handle, Changes changes) {
    try (Batches present = new Batches(handle, ALERT);
        Batches gone = new Batches(handle, ALERT_GONE)) {
      changes
          .alerts()
          .forEach(
              (key, alert) -> {
                if (alert.isPresent()) {
                  bind(present.next(), key, alert.get());
                } else {
                  bind(gone.next(), key).add();
                }
              });
    }
  }

  private static PreparedBatch bind(PreparedBatch batch, ActiveKey key) {
    return batch.bind("rule", key.rule()).bind("fingerprint", key.fingerprint().value());
  }

  private static void bind(PreparedBatch batch, ActiveKey key, Alert alert) {
    bind(batch, key)
        .bind("state", alert.state().toString())
        .bind("value", Columns.value(alert.value()))
        .bind("active", Columns.millis(alert.activeAt()))
        .bind("fired", Columns.millis(alert.firedAt()))
        .bind("keeping", Columns.millis(alert.keepFiringSince()))
        .bind("resolved", Columns.millis(alert.resolvedAt()))
        .bind("sent", Columns.millis(alert.lastSentAt()))
        .bind("annotations", Columns.json(alert.annotations()))
        .add();
  }

  private static void transitions(Handle handle, Changes changes) {
    try (Batches batches = new Batches(handle, TRANSITION)) {
      for (Transition each : changes.transitions()) {
        bind(batches.next(), new ActiveKey(each.rule(), each.fingerprint()))
            .bind("time", Columns.millis(each.time()))
            .bind("before", each.before() == null ? null : each.before().toString())
            .bind("state", each.after().state().toString())
            .bind("value", Columns.value(each.after().value()))
            .bind("annotations", Columns.json(each.after().annotations()))
            .add();
      }
    }
  }

  /** One statement for many rows, which is prepared when there is a first one. */
  private static final class Batches implements AutoCloseable {

    private final Handle handle;
    private final String sql;
    private Optional<PreparedBatch> batch = Optional.empty();

    Batches(Handle handle, String sql) {
      this.handle = handle;
      this.sql = sql;
    }

    PreparedBatch next() {
      PreparedBatch open = batch.orElseGet(() -> handle.prepareBatch(sql));
      if (open.size() >= BATCH) {
        open.execute();
      }
      batch = Optional.of(open);
      return open;
    }

    @Override
    public void close() {
      batch.filter(open -> open.size() > 0).ifPresent(PreparedBatch::execute);
      batch.ifPresent(PreparedBatch::close);
    }
  }
}
