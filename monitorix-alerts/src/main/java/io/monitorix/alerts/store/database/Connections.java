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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to write with, only one for SQLite, and a few that others read with meanwhile.
 * Thread-safe: the pools are.
 */
public final class Connections implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final int READERS = 2;

  /** PostgreSQL lets evaluations, silences and alerts from outside be written side by side. */
  private static final int WRITERS = 3;

  private static final int WRITE_SECONDS = 10;
  private static final int READ_SECONDS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final Database database;
  private final Schema schema;
  private final Dialect dialect;
  private final Jdbi writer;
  private final Jdbi reader;
  private final List<AutoCloseable> ends;

  private Connections(
      Database database,
      Schema schema,
      Dialect dialect,
      DataSource writer,
      DataSource reader,
      List<? extends AutoCloseable> ends) {
    this.database = database;
    this.schema = schema;
    this.dialect = dialect;
    this.writer = Jdbi.create(writer);
    this.reader = Jdbi.create(reader);
    this.ends = List.copyOf(ends);
  }

  /**
   * Connects once to what is of alerts, and brings their tables up to date. A file of SQLite that
   * has no fence is locked as long as this is open.
   *
   * @param fence stands before each transaction of {@link #writer}
   * @throws DatabaseException if that is not possible, or another process has the file
   */
  public static Connections open(Database database, Fence fence) {
    Connections opened =
        database instanceof Database.Sqlite sqlite && fence == Fence.NONE
            ? locked(sqlite)
            : open(database, Schema.ALERTS);
    if (fence != Fence.NONE) {
      opened.writer.setTransactionHandler(FencedTransactions.behind(fence));
    }
    return opened;
  }

  /**
   * Connects once, and brings the tables up to date. Nothing keeps others from writing too: for
   * SQLite each transaction waits for those of other connections to the file.
   *
   * @throws DatabaseException if that is not possible
   */
  public static Connections open(Database database, Schema schema) {
    if (database instanceof Database.Sqlite sqlite) {
      return sqlite(sqlite, schema, List.of());
    }
    return database instanceof Database.Postgresql postgresql
        ? postgresql(postgresql, schema)
        : given((Database.Given) database, schema);
  }

  private static Connections locked(Database.Sqlite database) {
    SqliteLock lock =
        SqliteLock.tryTake(database, "process " + ProcessHandle.current().pid())
            .orElseThrow(() -> inUse(database));
    try {
      return sqlite(database, Schema.ALERTS, List.of(lock));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static DatabaseException inUse(Database.Sqlite database) {
    return new DatabaseException(
        "the database of alerts is in use by another process: "
            + database.file()
            + ": "
            + SqliteLock.owner(database)
            + "; stop that process, or give this one a directory of its own, or PostgreSQL to both");
  }

  private static Connections sqlite(
      Database.Sqlite database, Schema schema, List<SqliteLock> lock) {
    SqliteSource.makeDirectory(database.directory());
    DataSource source = SqliteSource.of(database.file());
    new Migrations(source, database, Dialect.SQLITE, schema).run();
    HikariConfig writer = pool(schema.label() + "-writer", source, 1);
    // Closing the last connection would move the journal into the file each time.
    writer.setMinimumIdle(1);
    writer.setIdleTimeout(0);
    writer.setMaxLifetime(0);
    HikariConfig reader = pool(schema.label() + "-reader", source, READERS);
    reader.setConnectionInitSql("PRAGMA query_only = ON");
    return pooled(database, schema, Dialect.SQLITE, writer, reader, lock);
  }

  private static Connections postgresql(Database.Postgresql database, Schema schema) {
    migrate(database, schema);
    return pooled(
        database,
        schema,
        Dialect.POSTGRESQL,
        pool(schema.label() + "-writer", PostgresqlSource.of(database, WRITE_SECONDS), WRITERS),
        pool(schema.label() + "-reader", PostgresqlSource.of(database, READ_SECONDS), READERS),
        List.of());
  }

  static void migrate(Database.Postgresql database, Schema schema) {
    // Changing large tables may take long.
    new Migrations(PostgresqlSource.of(database, 0), database, Dialect.POSTGRESQL, schema).run();
  }

  private static Connections given(Database.Given database, Schema schema) {
    Dialect dialect = dialect(database, schema);
    new Migrations(database.source(), database, dialect, schema).run();
    return new Connections(
        database, schema, dialect, database.source(), database.source(), List.of());
  }

  static Dialect dialect(Database.Given database, Schema schema) {
    try (Connection connection = database.source().getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      return switch (product.toLowerCase(Locale.ROOT)) {
        case "sqlite" -> Dialect.SQLITE;
        case "postgresql" -> Dialect.POSTGRESQL;
        default ->
            throw new DatabaseException(
                schema.name()
                    + " are kept in SQLite or PostgreSQL, and the application's data source"
                    + " is of "
                    + product
                    + "; give another, or a directory for SQLite");
      };
    } catch (SQLException e) {
      throw Migrations.unusable(database, schema, e);
    }
  }

  private static Connections pooled(
      Database database,
      Schema schema,
      Dialect dialect,
      HikariConfig writer,
      HikariConfig reader,
      List<SqliteLock> lock) {
    HikariDataSource writing = new HikariDataSource(writer);
    HikariDataSource reading = new HikariDataSource(reader);
    List<AutoCloseable> ends = new ArrayList<>(List.of(writing, reading));
    ends.addAll(lock);
    return new Connections(database, schema, dialect, writing, reading, ends);
  }

  static HikariConfig pool(String name, DataSource source, int size) {
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
          schema.name()
              + " cannot be read from "
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
    writing(
        what,
        () -> {
          transaction.run();
          return what;
        });
  }

  /**
   * Writes as {@link #write} does, and tells something of it.
   *
   * @param what how the message names it
   * @throws DatabaseException if it is not sure that it was written
   */
  public <T> T writing(String what, Supplier<T> transaction) {
    try {
      return transaction.get();
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
    for (AutoCloseable each : ends) {
      try {
        each.close();
      } catch (Exception e) {
        LOG.warn("A connection to the database did not close schema={}", schema.label(), e);
      }
    }
  }
}
