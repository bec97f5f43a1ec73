package io.monitorix.alerts.store.lease;

import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.database.SideConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By a lease that is a row of PostgreSQL. */
final class LeaseClaim implements Claim {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseClaim.class);

  /** PostgreSQL's: a lock was not given in time. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final SideConnection connection;
  private final LeaseTable table;
  private final Holder self;
  private final Duration ttl;
  private volatile @Nullable Holder seen;
  private volatile long announcedAt;
  private volatile boolean announced;

  LeaseClaim(SideConnection connection, Holder self, Duration ttl) {
    this.connection = connection;
    this.table = new LeaseTable(connection.jdbi(), ttl);
    this.self = self;
    this.ttl = ttl;
  }

  @Override
  public Optional<Long> take() {
    Optional<LeaseTable.Row> row = table.look();
    row.ifPresent(found -> seen = found.holder());
    if (row.isPresent() && !row.get().expired()) {
      announce();
      return Optional.empty();
    }
    try {
      return table.take(self, ttl.dividedBy(5));
    } catch (JdbiException e) {
      if (!isLocked(e)) {
        throw e;
      }
      evict();
      return Optional.empty();
    }
  }

  private void announce() {
    if (!announced || System.nanoTime() - announcedAt >= ttl.dividedBy(3).toNanos()) {
      table.announce();
      announcedAt = System.nanoTime();
      announced = true;
    }
  }

  private static boolean isLocked(JdbiException e) {
    return e.getCause() instanceof SQLException reason
        && LOCK_NOT_AVAILABLE.equals(reason.getSQLState());
  }

  /** A leader that runs renews while it writes: this one sleeps, or is cut off. */
  private void evict() {
    try {
      if (table.look().map(LeaseTable.Row::expired).orElse(true)) {
        LOG.warn(
            "The leader has an open transaction and no lease, its sessions are ended sessions={}",
            table.evict());
      }
    } catch (JdbiException e) {
      LOG.warn(
          "The leader has an open transaction and no lease, its sessions end by themselves error={}",
          DatabaseException.reason(e));
    }
  }

  @Override
  public Optional<Holder> seen() {
    return Optional.ofNullable(seen);
  }

  @Override
  public Renewal renew(long term) {
    Renewal renewal = table.renew(self, term);
    if (!renewal.renewed()) {
      table.look().ifPresent(row -> seen = row.holder());
    }
    return renewal;
  }

  @Override
  public boolean isTerm(Connection transaction, long term) throws SQLException {
    return table.isTerm(transaction, self, term);
  }

  @Override
  public void giveUp(long term) {
    table.giveUp(self, term);
  }

  @Override
  public boolean expires() {
    return true;
  }

  @Override
  public void close() {
    connection.close();
  }
}
