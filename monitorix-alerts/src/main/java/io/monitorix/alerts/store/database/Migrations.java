package io.monitorix.alerts.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables of one schema in one database up to date. */
final class Migrations {

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private static final int ATTEMPTS = 3;

  private final DataSource source;
  private final Database database;
  private final Dialect dialect;
  private final Schema schema;

  Migrations(DataSource source, Database database, Dialect dialect, Schema schema) {
    this.schema = schema;
    this.source = source;
    this.database = database;
    this.dialect = dialect;
  }

  /** Does nothing but look where there is nothing to do: Flyway costs memory and time. */
  void run() {
    int before = version();
    to(schema.newest());
    int now = version();
    if (now > schema.newest()) {
      throw new DatabaseException(
          "the tables of "
              + schema.name()
              + " in "
              + database.describe()
              + " are of a newer version ("
              + now
              + ", here "
              + schema.newest()
              + "); start the newer version, or restore a backup of before");
    }
    if (now != before) {
      LOG.info(
          "The tables of {} are up to date database={} from={} to={}",
          schema.name(),
          database.describe(),
          before,
          now);
    }
  }

  /** Up to that version; does nothing where it is reached, or passed. */
  void to(int wanted) {
    for (int attempt = 1; version() < wanted; attempt++) {
      try {
        migrate(wanted);
      } catch (FlywayException e) {
        // Another process may have been at the same.
        if (attempt == ATTEMPTS && version() < wanted) {
          throw new DatabaseException(
              "the tables of "
                  + schema.name()
                  + " cannot be made or changed in "
                  + database.describe()
                  + ": "
                  + DatabaseException.reason(e)
                  + "; the user needs the right to create tables, and the disk room",
              e);
        }
      }
    }
  }

  private void migrate(int wanted) {
    Flyway.configure(schema.loader())
        .dataSource(source)
        .locations(schema.location(dialect))
        .table(schema.history())
        // Other tables may be there: the rest of ours, or an application's.
        .baselineOnMigrate(true)
        .baselineVersion(Integer.toString(SchemaVersions.NONE))
        .target(Integer.toString(wanted))
        .loggers(QuietLog.class.getName())
        .load()
        .migrate();
  }

  private int version() {
    try (Connection connection = source.getConnection()) {
      return SchemaVersions.of(connection, schema);
    } catch (SQLException e) {
      throw unusable(database, schema, e);
    }
  }

  static DatabaseException unusable(Database database, Schema schema, SQLException e) {
    return new DatabaseException(
        "the database of "
            + schema.name()
            + " cannot be used: "
            + database.describe()
            + ": "
            + DatabaseException.reason(e)
            + (database instanceof Database.Postgresql
                ? "; look whether the server runs, and whether user and password are right"
                : "; look at the file's rights, and whether another program holds it"),
        e);
  }
}
