package io.monitorix.alerts.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A connection to PostgreSQL apart from those of the store, so that what goes over it waits for
 * nothing that they do; it gives up soon. Thread-safe.
 */
public final class SideConnection implements AutoCloseable {

  private static final int SECONDS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Jdbi jdbi;
  private final @Nullable HikariDataSource pool;

  private SideConnection(DataSource source, @Nullable HikariDataSource pool) {
    this.jdbi = Jdbi.create(source);
    this.pool = pool;
  }

  /**
   * Brings the tables up to date; connects again when it is used.
   *
   * @return empty if the database is SQLite
   * @throws DatabaseException if that is not possible
   */
  public static Optional<SideConnection> open(Database database) {
    if (database instanceof Database.Postgresql server) {
      Connections.migrate(server, Schema.ALERTS);
      HikariConfig config = Connections.pool("alerts-lease", source(server), 1);
      config.setConnectionTimeout(PATIENCE.toMillis());
      HikariDataSource pool = new HikariDataSource(config);
      return Optional.of(new SideConnection(pool, pool));
    }
    if (database instanceof Database.Given given
        && Connections.dialect(given, Schema.ALERTS) == Dialect.POSTGRESQL) {
      new Migrations(given.source(), given, Dialect.POSTGRESQL, Schema.ALERTS).run();
      return Optional.of(new SideConnection(given.source(), null));
    }
    return Optional.empty();
  }

  private static DataSource source(Database.Postgresql server) {
    return PostgresqlSource.of(server, SECONDS);
  }

  /** To ask and to write with, without any fence. */
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }
}
