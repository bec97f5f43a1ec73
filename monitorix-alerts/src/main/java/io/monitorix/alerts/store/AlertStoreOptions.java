package io.monitorix.alerts.store;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Fence;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * How a store keeps alerts.
 *
 * @param database where
 * @param retention how long transitions are kept; a day at least
 * @param patience how long an evaluation waits until it is written; when that is over, it goes on
 *     and the store writes later
 * @param mostPending how many transitions wait in memory at most while the database is away; the
 *     oldest beyond that are given up
 * @param clock tells the time, as that of the rules does
 * @param fence stands before each transaction that writes; {@link Fence#NONE} if no other process
 *     writes to the database
 */
public record AlertStoreOptions(
    Database database,
    Duration retention,
    Duration patience,
    int mostPending,
    InstantSource clock,
    Fence fence) {

  /** 400 days: so that a month can be compared with the same one of the year before. */
  public static final Duration RETENTION = Duration.ofDays(400);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_PENDING = 100_000;

  public AlertStoreOptions {
    if (retention.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("retention is shorter than a day: " + retention);
    }
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("patience is not positive: " + patience);
    }
    if (mostPending < 1) {
      throw new IllegalArgumentException("mostPending is not positive: " + mostPending);
    }
  }

  /** In a database, with transitions for 400 days. */
  public static AlertStoreOptions in(Database database) {
    return new AlertStoreOptions(
        database, RETENTION, PATIENCE, MOST_PENDING, InstantSource.system(), Fence.NONE);
  }

  /** In the file {@code monitorix.db} of a directory. */
  public static AlertStoreOptions in(Path directory) {
    return in(new Database.Sqlite(directory));
  }

  /** Through an application's own connections, to SQLite or PostgreSQL. */
  public static AlertStoreOptions in(DataSource source) {
    return in(new Database.Given(source));
  }

  /** The same with transitions for another time. */
  public AlertStoreOptions keeping(Duration transitions) {
    return new AlertStoreOptions(database, transitions, patience, mostPending, clock, fence);
  }

  /** The same with evaluations that wait for another time. */
  public AlertStoreOptions waiting(Duration longest) {
    return new AlertStoreOptions(database, retention, longest, mostPending, clock, fence);
  }

  /** The same with room for another number of transitions. */
  public AlertStoreOptions atMostPending(int transitions) {
    return new AlertStoreOptions(database, retention, patience, transitions, clock, fence);
  }

  /** The same with another clock. */
  public AlertStoreOptions at(InstantSource other) {
    return new AlertStoreOptions(database, retention, patience, mostPending, other, fence);
  }

  /**
   * The same with a fence, as {@link io.monitorix.alerts.store.lease.Leadership} gives one. A file
   * of SQLite is not locked by the store then: whoever gives the fence has done that.
   */
  public AlertStoreOptions behind(Fence other) {
    return new AlertStoreOptions(database, retention, patience, mostPending, clock, other);
  }
}
