package io.monitorix.alerts.store.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to PostgreSQL. Apart from others, so that the driver is loaded only for it. */
final class PostgresqlSource {

  private PostgresqlSource() {}

  /**
   * Connections that give up on a server that does not answer.
   *
   * @param seconds how long a statement may take; 0 for as long as it does
   */
  static DataSource of(Database.Postgresql database, int seconds) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setUrl(database.url());
      set(source, database, "connectTimeout", "3");
      set(source, database, "loginTimeout", "5");
      set(source, database, "socketTimeout", Integer.toString(seconds));
      set(source, database, "tcpKeepAlive", "true");
      // Statements with names belong to one session, and PgBouncer hands sessions out by
      // transactions.
      set(source, database, "prepareThreshold", "0");
      set(source, database, "reWriteBatchedInserts", "true");
      set(source, database, "ApplicationName", "monitorix");
    } catch (SQLException | IllegalArgumentException e) {
      // The driver's message has the URL in it, which may carry a password.
      throw new DatabaseException(
          "the URL of the database cannot be read: "
              + database.describe()
              + "; it looks like jdbc:postgresql://host:5432/database");
    }
    source.setUser(database.user());
    source.setPassword(database.password());
    return source;
  }

  private static void set(
      PGSimpleDataSource source, Database.Postgresql database, String name, String value)
      throws SQLException {
    if (!database.url().contains("?" + name + "=") && !database.url().contains("&" + name + "=")) {
      source.setProperty(name, value);
    }
  }
}
