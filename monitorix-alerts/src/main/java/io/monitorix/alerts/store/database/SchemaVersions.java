package io.monitorix.alerts.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Which version the tables of a schema are of, and how they come to another. */
public final class SchemaVersions {

  /** There are no tables. */
  public static final int NONE = 0;

  private SchemaVersions() {}

  /**
   * The version of the tables in the connection's own schema; {@link #NONE} if there are none.
   *
   * @throws SQLException if the database cannot be asked
   */
  public static int of(Connection connection, Schema schema) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), schema.history(), null)) {
      if (!tables.next()) {
        return NONE;
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT version, success FROM " + schema.history())) {
      int newest = NONE;
      while (rows.next()) {
        if (rows.getBoolean("success")) {
          newest = Math.max(newest, Integer.parseInt(rows.getString("version")));
        }
      }
      return newest;
    }
  }

  /**
   * Makes the tables, or brings them forward, up to a version. Of a backup: what runs uses {@link
   * Connections}, which goes to the newest.
   *
   * @throws DatabaseException if that is not possible
   */
  public static void migrate(Database database, Schema schema, int version) {
    if (database instanceof Database.Sqlite sqlite) {
      SqliteSource.makeDirectory(sqlite.directory());
      new Migrations(SqliteSource.of(sqlite.file()), database, Dialect.SQLITE, schema).to(version);
    } else if (database instanceof Database.Postgresql server) {
      new Migrations(PostgresqlSource.of(server, 0), database, Dialect.POSTGRESQL, schema)
          .to(version);
    } else {
      throw new IllegalArgumentException("an application's own database is its own to restore");
    }
  }
}
