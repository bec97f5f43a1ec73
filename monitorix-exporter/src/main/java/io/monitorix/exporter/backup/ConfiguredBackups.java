package io.monitorix.exporter.backup;

import io.monitorix.alerts.store.database.BeforeMigration;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.exporter.backup.database.Dump;
import io.monitorix.exporter.backup.database.Restore;
import io.monitorix.exporter.backup.place.DirectoryPlace;
import io.monitorix.exporter.backup.place.Place;
import io.monitorix.exporter.backup.place.PlaceException;
import io.monitorix.exporter.backup.place.Places;
import io.monitorix.exporter.backup.place.Retention;
import io.monitorix.exporter.backup.s3.S3Place;
import io.monitorix.exporter.config.BackupConfig;
import io.monitorix.exporter.config.DatabaseConfig;
import io.monitorix.exporter.config.S3Config;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.state.StateDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a configuration says of backups, ready to be used. Immutable.
 *
 * @param backup the section {@code backup}
 * @param encryptionKey of the configuration; empty for a key file
 * @param directory the data directory; empty where there is none
 * @param program the version of Monitorix
 */
public record ConfiguredBackups(
    BackupConfig backup,
    DatabaseConfig databaseConfig,
    Optional<Secret> encryptionKey,
    Optional<Path> directory,
    String program,
    InstantSource clock) {

  /** All that lies in a database of Monitorix. */
  public static final List<Schema> SCHEMAS = List.of(Schema.ALERTS, StateDatabase.SCHEMA);

  /** What is backed up; empty where nothing is kept. */
  public Optional<Database> database() {
    return StateDatabase.place(databaseConfig, directory);
  }

  /** Writes and verifies files. */
  public ArchiveFile archives() {
    return new ArchiveFile(new Dump(SCHEMAS, program), restore());
  }

  /** Verifies and restores files. */
  public Restore restore() {
    return new Restore(SCHEMAS);
  }

  /** The key file. */
  public StateKey key() {
    return new StateKey(encryptionKey, directory);
  }

  /** The folder for archives; empty where neither it nor a data directory is configured. */
  public Optional<Path> folder() {
    return backup.directory().or(() -> directory.map(each -> each.resolve("backups")));
  }

  /**
   * Makes and keeps backups; to be closed.
   *
   * @return empty where there is no database, or no folder
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  public Optional<Backups> open(BackupMetrics metrics) {
    Optional<Database> database = database();
    Optional<Path> folder = folder();
    if (database.isEmpty() || folder.isEmpty()) {
      return Optional.empty();
    }
    List<Place> places = new ArrayList<>();
    places.add(new DirectoryPlace(folder.get()));
    backup.s3().ifPresent(s3 -> places.add(new S3Place(s3, clock)));
    return Optional.of(
        new Backups(
            new Backups.Setup(
                database.get(),
                archives(),
                key(),
                folder.get(),
                new Places(places),
                retention(),
                clock),
            metrics));
  }

  /** Puts the database aside before tables are changed, where that is wanted. */
  public BeforeMigration beforeMigration() {
    return backup.beforeMigration()
        ? folder()
            .<BeforeMigration>map(folder -> new MigrationBackup(archives(), key(), folder, clock))
            .orElse(BeforeMigration.NOTHING)
        : BeforeMigration.NOTHING;
  }

  /**
   * The bucket, to look for an archive that is named by its key.
   *
   * @param bucket another than the configured one may be named
   * @throws PlaceException if none is configured
   */
  public S3Place bucket(String bucket) {
    S3Config s3 =
        backup
            .s3()
            .orElseThrow(
                () ->
                    new PlaceException(
                        "backup.s3 of the configuration says how s3:// is read, and is missing"));
    return new S3Place(
        new S3Config(
            s3.endpoint(),
            s3.region(),
            bucket,
            "",
            s3.accessKey(),
            s3.secretKey(),
            s3.pathStyle(),
            s3.tls()),
        clock);
  }

  private Retention retention() {
    BackupConfig.Keep keep = backup.keep();
    ZoneId zone = backup.schedule().map(schedule -> schedule.location()).orElse(ZoneOffset.UTC);
    return new Retention(keep.daily(), keep.weekly(), keep.monthly(), zone);
  }
}
