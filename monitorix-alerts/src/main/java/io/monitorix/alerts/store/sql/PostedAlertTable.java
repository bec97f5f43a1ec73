package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.store.database.DatabaseException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** Alerts that came from outside, each a row. Thread-safe. */
public final class PostedAlertTable {

  private static final String SAVE =
      """
      INSERT INTO monitorix_posted_alert (fingerprint, labels, annotations, starts_at, ends_at,
        timeout, generator_url, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (fingerprint) DO UPDATE SET labels = excluded.labels,
        annotations = excluded.annotations, starts_at = excluded.starts_at,
        ends_at = excluded.ends_at, timeout = excluded.timeout,
        generator_url = excluded.generator_url, updated_at = excluded.updated_at""";

  private static final String ALL =
      """
      SELECT fingerprint, labels, annotations, starts_at, ends_at, timeout, generator_url, updated_at
      FROM monitorix_posted_alert ORDER BY starts_at, fingerprint""";

  private static final String OVER =
      "SELECT fingerprint FROM monitorix_posted_alert WHERE ends_at <= :now";

  private static final String DELETE = "DELETE FROM monitorix_posted_alert WHERE fingerprint = ?";

  /** It may have begun to fire again since somebody looked. */
  private static final String DELETE_OVER = DELETE + " AND ends_at <= ?";

  private final Jdbi writer;
  private final Jdbi reader;

  /** Writes and reads through these connections. */
  public PostedAlertTable(Jdbi writer, Jdbi reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /** Writes all or nothing, in place of those with the same labels, and waits. */
  public void save(Collection<Alert> alerts) {
    // In one order in all processes, so that they cannot wait for each other in a circle.
    Map<Fingerprint, Alert> sorted = new TreeMap<>();
    alerts.forEach(alert -> sorted.put(alert.fingerprint(), alert));
    write(
        SAVE,
        rows -> {
          for (Alert alert : sorted.values()) {
            rows.number(alert.fingerprint().value())
                .text(Columns.json(alert.labels().toMap()))
                .text(Columns.json(alert.annotations().toMap()))
                .number(Columns.time(alert.startsAt()))
                .number(Columns.millis(alert.endsAt()))
                .number(Columns.flag(alert.timeout()))
                .text(Columns.text(alert.generatorUrl()))
                .number(Columns.time(alert.updatedAt()))
                .add();
          }
        });
  }

  /** Deletes those with these fingerprints, and waits. */
  public void delete(Collection<Fingerprint> fingerprints) {
    write(
        DELETE,
        rows -> {
          for (Fingerprint each : fingerprints.stream().sorted().toList()) {
            rows.number(each.value()).add();
          }
        });
  }

  /** Deletes those with these fingerprints that are over by then. */
  public void deleteOver(Collection<Fingerprint> fingerprints, Instant now) {
    write(
        DELETE_OVER,
        rows -> {
          for (Fingerprint each : fingerprints.stream().sorted().toList()) {
            rows.number(each.value()).number(Columns.time(now)).add();
          }
        });
  }

  /** All, those that began first first. */
  public List<Alert> all() {
    return reader.withHandle(
        handle -> handle.createQuery(ALL).map((row, context) -> alert(row)).list());
  }

  /** The fingerprints of those that are over by then. */
  public List<Fingerprint> over(Instant now) {
    return reader.withHandle(
        handle ->
            handle
                .createQuery(OVER)
                .bind("now", Columns.time(now))
                .map((row, context) -> new Fingerprint(row.getLong("fingerprint")))
                .list());
  }

  /** Fills the rows of a statement. */
  private interface Filling {
    void fill(Rows rows) throws SQLException;
  }

  private void write(String sql, Filling filling) {
    try {
      writer.useTransaction(
          handle -> {
            try (Rows rows = new Rows(handle.getConnection(), sql)) {
              filling.fill(rows);
            }
          });
    } catch (SQLException e) {
      throw new DatabaseException("alerts cannot be written: " + DatabaseException.reason(e), e);
    }
  }

  private static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        new Fingerprint(row.getLong("fingerprint")),
        Labels.of(Columns.pairs(row.getString("labels"))),
        Labels.of(Columns.pairs(row.getString("annotations"))),
        Instant.ofEpochMilli(row.getLong("starts_at")),
        AlertReader.time(row, "ends_at"),
        row.getString("generator_url"),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        row.getInt("timeout") != 0);
  }
}
