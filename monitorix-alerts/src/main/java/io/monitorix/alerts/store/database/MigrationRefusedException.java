package io.monitorix.alerts.store.database;

/** Tables have to be changed, and {@link BeforeMigration} has not let that happen. */
public final class MigrationRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MigrationRefusedException(Database database, Schema schema, int version, Throwable reason) {
    super(
        "the tables of "
            + schema.name()
            + " in "
            + database.describe()
            + " are left in version "
            + version
            + " and not brought to "
            + schema.newest()
            + ": "
            + reason.getMessage(),
        reason);
  }
}
