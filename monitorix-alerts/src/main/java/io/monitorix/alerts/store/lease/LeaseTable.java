package io.monitorix.alerts.store.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The row that says who leads, in PostgreSQL. All times are of the database's clock. No statement
 * relies on a session: each may go to another, as through PgBouncer. Each is a transaction of its
 * own, so that a process that stops here at any time leaves none open.
 */
final class LeaseTable {

  private static final String NOW = "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT";

  /** Only an expired lease is taken. It waits for transactions of the one before. */
  private static final String TAKE =
      """
      INSERT INTO monitorix_lease AS lease (id, term, holder, name, url, expires_at, rival_until)
      SELECT 1, 1, :holder, :name, :url, %1$s + :ttl, 0
      FROM (SELECT set_config('lock_timeout', :patience, true) AS patience) AS setting
      WHERE patience IS NOT NULL
      ON CONFLICT (id) DO UPDATE SET term = lease.term + 1, holder = excluded.holder,
        name = excluded.name, url = excluded.url, expires_at = %1$s + :ttl
      WHERE lease.expires_at <= %1$s
      RETURNING term"""
          .formatted(NOW);

  /** Also one that has expired, if nobody has taken it. */
  private static final String RENEW =
      """
      UPDATE monitorix_lease SET expires_at = %1$s + :ttl
      WHERE id = 1 AND term = :term AND holder = :holder
      RETURNING rival_until > %1$s AS rival"""
          .formatted(NOW);

  private static final String GIVE_UP =
      "UPDATE monitorix_lease SET expires_at = 0 WHERE id = 1 AND term = :term AND holder = :holder";

  private static final String ANNOUNCE =
      "UPDATE monitorix_lease SET rival_until = %s + :ttl WHERE id = 1".formatted(NOW);

  private static final String LOOK =
      "SELECT holder, name, url, expires_at <= %s AS expired FROM monitorix_lease WHERE id = 1"
          .formatted(NOW);

  /**
   * As long as the transaction lasts, nobody takes over; renewing changes no key, and does not
   * wait. A process that sleeps in the middle of a transaction would hold that lock, hence the
   * server ends such a session.
   */
  private static final String CHECK =
      """
      SELECT set_config('idle_in_transaction_session_timeout', ?, true) FROM monitorix_lease
      WHERE id = 1 AND term = ? AND holder = ? FOR KEY SHARE""";

  /** Who has looked for its term in a transaction has this lock until its end. */
  private static final String EVICT =
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_locks
      WHERE locktype = 'relation' AND relation = 'monitorix_lease'::regclass
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND mode = 'RowShareLock' AND granted AND pid <> pg_backend_pid()""";

  private final Jdbi jdbi;
  private final Duration ttl;

  LeaseTable(Jdbi jdbi, Duration ttl) {
    this.jdbi = jdbi;
    this.ttl = ttl;
  }

  /** Who has the lease, or had it. */
  record Row(Holder holder, boolean expired) {}

  Optional<Row> look() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LOOK)
                .map(
                    (row, context) ->
                        new Row(
                            new Holder(
                                row.getString("holder"),
                                row.getString("name"),
                                row.getString("url")),
                            row.getBoolean("expired")))
                .findOne());
  }

  /**
   * Takes the lease if it has expired, or there is none.
   *
   * @param patience for transactions of the one before
   * @return the new term; empty if another has it
   */
  Optional<Long> take(Holder holder, Duration patience) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TAKE)
                .bind("holder", holder.id())
                .bind("name", holder.name())
                .bind("url", holder.url())
                .bind("ttl", ttl.toMillis())
                .bind("patience", Long.toString(patience.toMillis()))
                .mapTo(Long.class)
                .findOne());
  }

  Claim.Renewal renew(Holder holder, long term) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(RENEW)
                .bind("ttl", ttl.toMillis())
                .bind("term", term)
                .bind("holder", holder.id())
                .map((row, context) -> new Claim.Renewal(true, row.getBoolean("rival")))
                .findOne()
                .orElse(new Claim.Renewal(false, true)));
  }

  /** Tells the leader that somebody waits. */
  void announce() {
    jdbi.useHandle(handle -> handle.createUpdate(ANNOUNCE).bind("ttl", ttl.toMillis()).execute());
  }

  void giveUp(Holder holder, long term) {
    jdbi.useHandle(
        handle ->
            handle.createUpdate(GIVE_UP).bind("term", term).bind("holder", holder.id()).execute());
  }

  /**
   * Ends the sessions that write in an earlier term and keep the lease from being taken.
   *
   * @return how many
   */
  int evict() {
    return jdbi.withHandle(handle -> handle.createQuery(EVICT).mapTo(Integer.class).one());
  }

  /** Whether it is still that term, for the rest of the connection's transaction. */
  boolean isTerm(Connection connection, Holder holder, long term) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CHECK)) {
      statement.setString(1, Long.toString(ttl.toMillis() * 2 / 3));
      statement.setLong(2, term);
      statement.setString(3, holder.id());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
