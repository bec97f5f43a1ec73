package io.monitorix.alerts.store;

import io.monitorix.alerts.store.database.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The databases that each test of the store runs on. */
enum TestDatabase {
  SQLITE {
    @Override
    Database fresh(Path directory) {
      return new Database.Sqlite(directory);
    }

    @Override
    DataSource source(Database database) {
      SQLiteConfig config = new SQLiteConfig();
      config.setBusyTimeout(2_000);
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
      SQLiteDataSource source = new SQLiteDataSource(config);
      source.setUrl("jdbc:sqlite:" + ((Database.Sqlite) database).file());
      return source;
    }
  },
  POSTGRESQL {
    @Override
    Database fresh(Path directory) {
      String name = "test_" + NEXT.incrementAndGet();
      EmbeddedPostgres server = Server.get();
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return new Database.Postgresql(server.getJdbcUrl("postgres", name), "postgres", "secret");
    }

    @Override
    DataSource source(Database database) {
      String url = ((Database.Postgresql) database).url();
      org.postgresql.ds.PGSimpleDataSource source = new org.postgresql.ds.PGSimpleDataSource();
      source.setUrl(url);
      source.setUser("postgres");
      return source;
    }
  };

  private static final AtomicInteger NEXT = new AtomicInteger();

  /** One that nobody used. */
  abstract Database fresh(Path directory);

  /** Plain connections to it. */
  abstract DataSource source(Database database);

  /** Runs statements beside the store. */
  void execute(Database database, String... statements) {
    try (Connection connection = source(database).getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks for one number beside the store. */
  long number(Database database, String query) {
    try (Connection connection = source(database).getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One server for all tests of this JVM; it ends with it. */
  private static final class Server {

    private static final EmbeddedPostgres ONE = start();

    static EmbeddedPostgres get() {
      return ONE;
    }

    static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
