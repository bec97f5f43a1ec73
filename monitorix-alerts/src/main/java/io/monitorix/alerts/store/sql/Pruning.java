package io.monitorix.alerts.store.sql;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Deletes what is too old, in batches that hold nobody up for long. */
public final class Pruning {

  /** Rows that one transaction deletes at most. */
  public static final int BATCH = 1_000;

  private static final String HISTORY =
      """
      DELETE FROM monitorix_alert_history WHERE id IN (
        SELECT id FROM monitorix_alert_history WHERE time < :before ORDER BY time, id LIMIT :batch)""";

  private static final String RESOLVED =
      """
      DELETE FROM monitorix_active_alert WHERE state = 'inactive' AND resolved_at < :before""";

  private static final String LABELS =
      """
      DELETE FROM monitorix_label_set WHERE fingerprint IN (
        SELECT m.fingerprint FROM monitorix_label_set m WHERE
        NOT EXISTS (SELECT 1 FROM monitorix_alert_history h WHERE h.fingerprint = m.fingerprint)
        AND NOT EXISTS (SELECT 1 FROM monitorix_active_alert a WHERE a.fingerprint = m.fingerprint)
        LIMIT :batch)""";

  private static final String TOLD =
      """
      DELETE FROM monitorix_notification_log WHERE id IN (
        SELECT id FROM monitorix_notification_log WHERE expires_at <= :now LIMIT :batch)""";

  private static final String OLD_RULES =
      "SELECT id FROM monitorix_rule WHERE health IS NOT NULL AND last_evaluation < :before";

  private final Jdbi jdbi;

  /** Deletes through these connections. */
  public Pruning(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Transitions of before a time, the oldest first.
   *
   * @return how many were deleted: if it is {@link #BATCH}, there may be more
   */
  public int history(Instant before) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createUpdate(HISTORY)
                .bind("before", before.toEpochMilli())
                .bind("batch", BATCH)
                .execute());
  }

  /**
   * Sets of labels that nothing has any more.
   *
   * @return as {@link #history}
   */
  public int labels() {
    return jdbi.inTransaction(handle -> handle.createUpdate(LABELS).bind("batch", BATCH).execute());
  }

  /**
   * Entries of the notification log that have expired by then.
   *
   * @return as {@link #history}
   */
  public int told(Instant now) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createUpdate(TOLD)
                .bind("now", now.toEpochMilli())
                .bind("batch", BATCH)
                .execute());
  }

  /** Alerts that were resolved before a time. */
  public void resolved(Instant before) {
    jdbi.useTransaction(
        handle -> handle.createUpdate(RESOLVED).bind("before", before.toEpochMilli()).execute());
  }

  /** Rules that were evaluated before a time for the last time. */
  public Set<Long> rulesLastEvaluatedBefore(Instant time) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(OLD_RULES)
                .bind("before", time.toEpochMilli())
                .mapTo(Long.class)
                .set());
  }

  /** The alerts and the state of rules; their names stay, for the history. */
  public void rules(Collection<Long> ids) {
    jdbi.useTransaction(
        handle -> {
          for (String sql :
              List.of(
                  "DELETE FROM monitorix_active_alert WHERE rule_id = :id",
                  "UPDATE monitorix_rule SET health = NULL, error = NULL, duration = NULL"
                      + " WHERE id = :id")) {
            for (Long id : ids) {
              handle.createUpdate(sql).bind("id", id).execute();
            }
          }
        });
  }

  /** The names of rules whose history is deleted, too. */
  public void names(Instant lastEvaluatedBefore) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM monitorix_rule WHERE health IS NULL AND last_evaluation < :before")
                .bind("before", lastEvaluatedBefore.toEpochMilli())
                .execute());
  }
}
