package io.monitorix.exporter.backup;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.backup.database.BackupException;
import io.monitorix.exporter.backup.database.Dump;
import io.monitorix.exporter.backup.database.Restore;
import io.monitorix.exporter.backup.place.DirectoryPlace;
import io.monitorix.exporter.backup.place.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
