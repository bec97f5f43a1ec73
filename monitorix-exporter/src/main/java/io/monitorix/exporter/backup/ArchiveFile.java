package io.monitorix.exporter.backup;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.archive.Origin;
import io.monitorix.exporter.backup.database.BackupException;
import io.monitorix.exporter.backup.database.Dump;
import io.monitorix.exporter.backup.database.Restore;
import io.monitorix.exporter.backup.place.DirectoryPlace;
import io.monitorix.exporter.backup.place.Leftovers;
import io.monitorix.exporter.backup.place.Sha256;
import io.monitorix.exporter.backup.place.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes files of archives that are either whole and verified, or not there. Thread-safe. */
public final class ArchiveFile {

  private final Dump dump;
  private final Restore restore;

  /** With what writes and what verifies. */
  public ArchiveFile(Dump dump, Restore restore) {
    this.dump = dump;
    this.restore = restore;
  }

  /**
   * Writes a database to a file, verifies that, and gives it its name then.
   *
   * @param file is replaced if it is there
   * @return what is in it
   * @throws BackupException if it cannot be written
   * @throws RuntimeException if the database cannot be read, or what was written is damaged
   */
  public Manifest write(Database database, Path file, Dump.Key key, Instant now) {
    Path folder = file.toAbsolutePath().getParent();
    @Nullable Path whole = null;
    try {
      if (folder == null || file.getFileName() == null) {
        throw new IOException("it is no name of a file");
      }
      Files.createDirectories(folder);
      Leftovers.clear(folder, now);
      whole = Files.createTempFile(folder, ".monitorix-", ".partial");
      Manifest written = dump.write(database, Files.newOutputStream(whole), key, now);
      Manifest read = restore.verify(whole);
      if (!read.equals(written)) {
        throw new BackupException(
            "the backup was written and reads otherwise: " + whole + "; look at the disk");
      }
      DirectoryPlace.publish(whole, file);
      return read;
    } catch (IOException e) {
      throw new BackupException(
          "the backup cannot be written: "
              + file
              + ": "
              + e
              + "; look at the folder's rights and"
              + " the room on its disk",
          e);
    } finally {
      delete(whole);
    }
  }

  /**
   * Reads an archive whole.
   *
   * @param at the time
   * @throws RuntimeException if it is damaged, or of a newer version
   */
  public Verified verify(Path file, Instant at) throws IOException {
    return verified(file, restore.verify(file), at);
  }

  /**
   * What is to be noted of an archive that has just been read whole.
   *
   * @param manifest what was found in it
   * @param at the time
   */
  public static Verified verified(Path file, Manifest manifest, Instant at) throws IOException {
    Origin origin = manifest.origin();
    return new Verified(
        at.truncatedTo(ChronoUnit.SECONDS),
        Sha256.of(file),
        Files.size(file),
        origin.program(),
        origin.engine(),
        origin.schemas(),
        manifest.rows());
  }

  private static void delete(@Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }
}
