package io.monitorix.alerts.store.database;

/** Is told before tables that have content are changed: to put that aside. */
@FunctionalInterface
public interface BeforeMigration {

  /** Does nothing. */
  BeforeMigration NOTHING = (database, schema, version) -> {};

  /**
   * Tables of this version are about to be changed; several processes may be told at once.
   *
   * @throws RuntimeException if they must not be changed
   */
  void migrating(Database database, Schema schema, int version);
}
