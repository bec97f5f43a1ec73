package io.monitorix.alerts.store.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps other processes from a file of SQLite: {@code monitorix.db.lock} beside it, which the
 * operating system unlocks when the process ends, however it ends. In it stands who has it.
 */
public final class SqliteLock implements AutoCloseable {

  /** What the file's name has behind that of the database. */
  public static final String SUFFIX = ".lock";

  /** Behind all text, as what is locked cannot be read by others on some systems. */
  private static final long PLACE = 1L << 40;

  private final FileChannel channel;

  private SqliteLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it, if nobody has it. The directory is made if it is not there.
   *
   * @param owner is shown to others
   * @return empty if another process has it, or another store of this one
   * @throws DatabaseException if the file cannot be used
   */
  public static Optional<SqliteLock> tryTake(Database.Sqlite database, String owner) {
    SqliteSource.makeDirectory(database.directory());
    Path file = file(database);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        return Optional.empty();
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
      return Optional.of(new SqliteLock(channel));
    } catch (IOException e) {
      throw new DatabaseException(
          "the database of alerts cannot be locked: " + file + ": " + e + "; look at its rights",
          e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(PLACE, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Who has it, or had it last; empty where nobody said so. */
  public static String owner(Database.Sqlite database) {
    try {
      return Files.readString(file(database)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static Path file(Database.Sqlite database) {
    return database.directory().resolve(database.file().getFileName() + SUFFIX);
  }

  /** Lets others take it. The file stays: removing it would let two have it. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new DatabaseException("the database of alerts cannot be unlocked: " + e, e);
    }
  }
}
