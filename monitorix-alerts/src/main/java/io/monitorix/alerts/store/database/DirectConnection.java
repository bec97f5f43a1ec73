package io.monitorix.alerts.store.database;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A connection for what copies whole tables: without a pool, a fence, or a limit of time. */
public final class DirectConnection {

  private DirectConnection() {}

  /**
   * Reads everything as it is at one moment, which is that of the first statement, while others
   * write. Nothing can be written with it.
   *
   * @throws DatabaseException if there is no such database, or it does not answer
   */
  public static Connection snapshot(Database database) {
    if (database instanceof Database.Sqlite sqlite && !Files.exists(sqlite.file())) {
      throw new DatabaseException(
          "there is no database: " + sqlite.file() + "; look at data_dir of the configuration");
    }
    try {
      Connection connection = source(database, false).getConnection();
      try {
        if (database instanceof Database.Sqlite) {
          run(connection, "PRAGMA query_only = ON");
        }
        connection.setAutoCommit(false);
        if (!isSqlite(connection)) {
          connection.setReadOnly(true);
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Migrations.unusable(database, Schema.ALERTS, e);
    }
  }

  /**
   * Fills tables that nobody else uses yet, in one transaction. A file of SQLite is not safe
   * against a loss of power before it is closed.
   *
   * @throws DatabaseException if the database does not answer
   */
  public static Connection filling(Database database) {
    try {
      Connection connection = source(database, true).getConnection();
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw Migrations.unusable(database, Schema.ALERTS, e);
    }
  }

  /** Which SQL it speaks. */
  public static Dialect dialect(Connection connection) throws SQLException {
    return isSqlite(connection) ? Dialect.SQLITE : Dialect.POSTGRESQL;
  }

  private static boolean isSqlite(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return product.toLowerCase(Locale.ROOT).equals("sqlite");
  }

  private static DataSource source(Database database, boolean filling) {
    if (database instanceof Database.Sqlite sqlite) {
      return filling ? Sqlite.filling(sqlite) : Sqlite.reading(sqlite);
    }
    return database instanceof Database.Postgresql server
        ? PostgresqlSource.of(server, 0)
        : ((Database.Given) database).source();
  }

  static void run(Connection connection, String statement) throws SQLException {
    try (Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  /** Apart, so that the driver is loaded only for it. */
  private static final class Sqlite {

    private static final int BUSY_MILLIS = 10_000;

    static DataSource reading(Database.Sqlite database) {
      SQLiteConfig config = new SQLiteConfig();
      config.setBusyTimeout(BUSY_MILLIS);
      // A reader that began as IMMEDIATE would keep the writer waiting.
      config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
      return of(config, database);
    }

    static DataSource filling(Database.Sqlite database) {
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
      config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
      return of(config, database);
    }

    private static DataSource of(SQLiteConfig config, Database.Sqlite database) {
      SQLiteDataSource source = new SQLiteDataSource(config);
      source.setUrl("jdbc:sqlite:" + database.file());
      return source;
    }
  }
}
