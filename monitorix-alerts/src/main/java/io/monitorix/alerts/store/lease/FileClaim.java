package io.monitorix.alerts.store.lease;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.SqliteLock;
import java.sql.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By the lock beside a file of SQLite: who has it, has it until the process ends. */
final class FileClaim implements Claim {

  private final Database.Sqlite database;
  private final Holder self;
  private @Nullable SqliteLock lock;
  private volatile @Nullable Holder seen;

  FileClaim(Database.Sqlite database, Holder self) {
    this.database = database;
    this.self = self;
  }

  @Override
  public synchronized Optional<Long> take() {
    Optional<SqliteLock> taken = SqliteLock.tryTake(database, self.name() + "\n" + self.url());
    if (taken.isEmpty()) {
      seen = parse(SqliteLock.owner(database));
      return Optional.empty();
    }
    lock = taken.get();
    return Optional.of(1L);
  }

  private static Holder parse(String owner) {
    String[] lines = owner.split("\n", 2);
    return new Holder("", lines[0], lines.length < 2 ? "" : lines[1]);
  }

  @Override
  public Optional<Holder> seen() {
    return Optional.ofNullable(seen);
  }

  @Override
  public Renewal renew(long term) {
    return new Renewal(true, false);
  }

  @Override
  public boolean isTerm(Connection connection, long term) {
    return true;
  }

  @Override
  public synchronized void giveUp(long term) {
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  @Override
  public boolean expires() {
    return false;
  }

  @Override
  public void close() {
    giveUp(0);
  }
}
