package io.monitorix.exporter.backup;

import io.monitorix.alerts.store.database.BeforeMigration;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.database.BackupException;
import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.backup.place.DirectoryPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the database aside before its tables are changed: what going back a version needs. */
public final class MigrationBackup implements BeforeMigration {

  private static final Logger log = LoggerFactory.getLogger(MigrationBackup.class);

  private final ArchiveFile archives;
  private final StateKey key;
  private final Path folder;
  private final InstantSource clock;

  /** Into this folder. */
  public MigrationBackup(ArchiveFile archives, StateKey key, Path folder, InstantSource clock) {
    this.archives = archives;
    this.key = key;
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public void migrating(Database database, Schema schema, int version) {
    Instant now = clock.instant();
    Path file = folder.resolve(BackupName.beforeMigration(schema.label(), version, now).text());
    try {
      Manifest manifest = archives.write(database, file, key.forArchive(false), now);
      note(file, manifest);
      log.info("backup before tables are changed: file={} rows={}", file, manifest.rows());
    } catch (RuntimeException e) {
      throw new BackupException(
          "no backup could be made before: "
              + e.getMessage()
              + "; or go on without one: backup.before_migration: false",
          e);
    }
  }

  /** A list of backups tells it; going back does not need it. */
  private void note(Path file, Manifest manifest) {
    try {
      DirectoryPlace.note(file, ArchiveFile.verified(file, manifest, clock.instant()));
    } catch (IOException e) {
      log.warn("what is in a backup cannot be noted: file={} reason={}", file, e.toString());
    }
  }
}
