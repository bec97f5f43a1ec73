package io.monitorix.exporter.backup.database;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.exporter.backup.archive.Archive;
import io.monitorix.exporter.backup.archive.ArchiveException;
import io.monitorix.exporter.backup.archive.Manifest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes an archive into a database, whole or not at all. */
public final class Restore {

  private final List<Schema> schemas;

  /**
   * Prepares.
   *
   * @param schemas those that this version knows
   */
  public Restore(List<Schema> schemas) {
    this.schemas = List.copyOf(schemas);
  }

  /**
   * How far it goes.
   *
   * @param replace whether what is there may be lost
   * @param force whether a process may be using the database, a PostgreSQL
   */
  public record Options(boolean replace, boolean force) {}

  /**
   * Whether an archive can be restored by this version.
   *
   * @return what is in it
   * @throws ArchiveException if it is damaged, or of a newer version
   */
  public Manifest verify(Path file) {
    Manifest manifest = new Archive(file).verify();
    for (Map.Entry<String, Integer> held : manifest.origin().schemas().entrySet()) {
      Optional<Schema> known = known(held.getKey());
      if (known.isEmpty() || known.get().newest() < held.getValue()) {
        throw new ArchiveException(
            file
                + " has tables of '"
                + held.getKey()
                + "' in version "
                + held.getValue()
                + ", and this Monitorix "
                + known.map(schema -> "knows them to " + schema.newest()).orElse("knows none")
                + "; install Monitorix "
                + manifest.origin().program()
                + " or newer");
      }
    }
    return manifest;
  }

  private Optional<Schema> known(String label) {
    return schemas.stream().filter(schema -> schema.label().equals(label)).findFirst();
  }

  /**
   * Verifies the archive, then writes it into tables of the version that it has, which are then
   * brought to the newest.
   *
   * @return what was restored
   * @throws ArchiveException if the archive is damaged, or of a newer version
   * @throws BackupException if the database is not empty and not to be replaced, is in use, or
   *     cannot be written; nothing has changed then
   * @throws DatabaseException if the database does not answer
   */
  public Manifest run(Path file, Database database, Options options) {
    Manifest manifest = verify(file);
    try (Target target = target(database, options)) {
      if (!options.replace() && !target.isEmpty()) {
        throw new BackupException(
            "there are tables of Monitorix in "
                + database.describe()
                + " already; --replace restores in their place, and what is in them is lost");
      }
      Database aside = target.aside();
      manifest
          .origin()
          .schemas()
          .forEach((label, version) -> migrate(aside, known(label), version));
      try (Filling filling = Filling.of(aside)) {
        requireSame(manifest, new Archive(file).read(filling), file);
        filling.finish();
      }
      manifest
          .origin()
          .schemas()
          .keySet()
          .forEach(
              label ->
                  known(label).ifPresent(known -> migrate(aside, known(label), known.newest())));
      target.swap();
      return manifest;
    } catch (SQLException e) {
      throw new BackupException(
          "the backup cannot be restored into "
              + database.describe()
              + ": "
              + DatabaseException.reason(e)
              + "; nothing was changed",
          e);
    }
  }

  private static void migrate(Database aside, Optional<Schema> schema, int version) {
    schema.ifPresent(known -> SchemaVersions.migrate(aside, known, version));
  }

  private static void requireSame(Manifest verified, Manifest read, Path file) {
    if (!verified.equals(read)) {
      throw new ArchiveException(file + " changed while it was read; nothing was restored");
    }
  }

  private static Target target(Database database, Options options) throws SQLException {
    if (database instanceof Database.Sqlite sqlite) {
      return SqliteTarget.of(sqlite);
    }
    if (database instanceof Database.Postgresql server) {
      return PostgresqlTarget.of(server, options.force());
    }
    throw new BackupException("an application's own database is its own to restore");
  }
}
