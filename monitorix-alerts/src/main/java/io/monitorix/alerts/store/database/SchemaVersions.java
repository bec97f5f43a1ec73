package io.monitorix.alerts.store.database;

import java.nio.file.Files;
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
   * Tells what is to know it that tables of this schema will be changed by whoever opens the
   * database next with this version; does nothing where they will not, or are not there.
   *
   * @throws MigrationRefusedException if they must not be changed
   * @throws DatabaseException if the database cannot be asked
   */
  public static void announce(Database database, Schema schema, BeforeMigration before) {
    boolean none = database instanceof Database.Sqlite file && !Files.exists(file.file());
    if (none || before == BeforeMigration.NOTHING) {
      return;
    }
    int version;
    try (Connection connection = DirectConnection.snapshot(database)) {
      version = of(connection, schema);
    } catch (SQLException e) {
      throw Migrations.unusable(database, schema, e);
    }
    if (version > NONE && version < schema.newest()) {
      try {
        before.migrating(database, schema, version);
      } catch (RuntimeException e) {
        throw new MigrationRefusedException(database, schema, version, e);
      }
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
