package io.monitorix.alerts.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementException;

/**
 * Connections to write with, only one for SQLite, and a few that others read with meanwhile.
 * Thread-safe: the pools are.
 */
public final class Connections implements AutoCloseable {

  private static final int READERS = 2;

  /** PostgreSQL lets evaluations, silences and alerts from outside be written side by side. */
  private static final int WRITERS = 3;

  private static final int WRITE_SECONDS = 10;
  private static final int READ_SECONDS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final Database database;
  private final Dialect dialect;
  private final Jdbi writer;
  private final Jdbi reader;
  private final List<HikariDataSource> pools;

  private Connections(
      Database database,
      Dialect dialect,
      DataSource writer,
      DataSource reader,
      List<HikariDataSource> pools) {
    this.database = database;
    this.dialect = dialect;
    this.writer = Jdbi.create(writer);
    this.reader = Jdbi.create(reader);
    this.pools = List.copyOf(pools);
  }

  /**
   * Connects once, and brings the tables up to date.
   *
   * @throws DatabaseException if that is not possible
   */
  public static Connections open(Database database) {
    if (database instanceof Database.Sqlite sqlite) {
      return sqlite(sqlite);
    }
    if (database instanceof Database.Postgresql postgresql) {
      return postgresql(postgresql);
    }
    return given((Database.Given) database);
  }

  private static Connections sqlite(Database.Sqlite database) {
    SqliteSource.makeDirectory(database.directory());
    DataSource source = SqliteSource.of(database.file());
    new Migrations(source, database, Dialect.SQLITE).run();
    HikariConfig writer = pool("alerts-writer", source, 1);
    // Closing the last connection would move the journal into the file each time.
    writer.setMinimumIdle(1);
    writer.setIdleTimeout(0);
    writer.setMaxLifetime(0);
    HikariConfig reader = pool("alerts-reader", source, READERS);
    reader.setConnectionInitSql("PRAGMA query_only = ON");
    return pooled(database, Dialect.SQLITE, writer, reader);
  }

  private static Connections postgresql(Database.Postgresql database) {
    // Changing large tables may take long.
    new Migrations(PostgresqlSource.of(database, 0), database, Dialect.POSTGRESQL).run();
    return pooled(
        database,
        Dialect.POSTGRESQL,
        pool("alerts-writer", PostgresqlSource.of(database, WRITE_SECONDS), WRITERS),
        pool("alerts-reader", PostgresqlSource.of(database, READ_SECONDS), READERS));
  }

  private static Connections given(Database.Given database) {
    Dialect dialect;
    try (Connection connection = database.source().getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      dialect =
          switch (product.toLowerCase(Locale.ROOT)) {
            case "sqlite" -> Dialect.SQLITE;
            case "postgresql" -> Dialect.POSTGRESQL;
            default ->
                throw new DatabaseException(
                    "alerts are kept in SQLite or PostgreSQL, and the application's data source"
                        + " is of "
                        + product
                        + "; give another, or a directory for SQLite");
          };
    } catch (SQLException e) {
      throw Migrations.unusable(database, e);
    }
    new Migrations(database.source(), database, dialect).run();
    return new Connections(database, dialect, database.source(), database.source(), List.of());
  }

  private static Connections pooled(
      Database database, Dialect dialect, HikariConfig writer, HikariConfig reader) {
    List<HikariDataSource> pools = new ArrayList<>();
    pools.add(new HikariDataSource(writer));
    pools.add(new HikariDataSource(reader));
    return new Connections(database, dialect, pools.get(0), pools.get(1), pools);
  }

  private static HikariConfig pool(String name, DataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE.toMillis());
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(PATIENCE.toMillis() - 1_000);
    config.setInitializationFailTimeout(-1);
    return config;
  }

  /** Which SQL it speaks. */
  public Dialect dialect() {
    return dialect;
  }

  /** To write with. Of SQLite there is one connection: who writes takes turns, and waits 3 s. */
  public Jdbi writer() {
    return writer;
  }

  /** To read with; does not wait for the writer. */
  public Jdbi reader() {
    return reader;
  }

  /**
   * Asks the database something.
   *
   * @throws DatabaseException if it does not answer
   */
  public <T> T ask(Supplier<T> question) {
    try {
      try {
        return question.get();
      } catch (StatementException e) {
        if (!brokeConnection(e)) {
          throw e;
        }
        // The server went away and came back while the connection was idle: others are new.
        return question.get();
      }
    } catch (JdbiException e) {
      throw new DatabaseException(
          "alerts cannot be read from "
              + database.describe()
              + ": "
              + DatabaseException.reason(e)
              + "; try again when the database is back",
          e);
    }
  }

  /** Classes of SQLSTATE: connection exceptions, and PostgreSQL's interventions of an operator. */
  private static boolean brokeConnection(StatementException failure) {
    String state = failure.getCause() instanceof SQLException reason ? reason.getSQLState() : null;
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }

  /**
   * Writes something that counts only once it is written.
   *
   * @param what how the message names it
   * @throws DatabaseException if it is not sure that it was written
   */
  public void write(String what, Runnable transaction) {
    try {
      transaction.run();
    } catch (JdbiException | DatabaseException e) {
      throw new DatabaseException(
          what
              + " cannot be written to "
              + database.describe()
              + ": "
              + DatabaseException.reason(e)
              + "; try again when the database is back",
          e);
    }
  }

  /** Closes what was opened here. */
  @Override
  public void close() {
    pools.forEach(HikariDataSource::close);
  }
}
