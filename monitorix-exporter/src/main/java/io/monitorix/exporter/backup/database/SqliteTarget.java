package io.monitorix.exporter.backup.database;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DirectConnection;
import io.monitorix.alerts.store.database.SqliteLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of SQLite: a new one is written in a folder beside it, and renamed. */
final class SqliteTarget implements Target {

  /** What the names of folders begin with in which a restore is prepared; digits follow. */
  private static final String ASIDE = "restore-";

  private static final Logger log = LoggerFactory.getLogger(SqliteTarget.class);

  private final Database.Sqlite database;
  private final SqliteLock lock;
  private final Path folder;

  private SqliteTarget(Database.Sqlite database, SqliteLock lock, Path folder) {
    this.database = database;
    this.lock = lock;
    this.folder = folder;
  }

  static SqliteTarget of(Database.Sqlite database) {
    SqliteLock lock =
        SqliteLock.tryTake(database, "monitorix restore")
            .orElseThrow(
                () ->
                    new BackupException(
                        "the database is in use: "
                            + database.file()
                            + ": "
                            + SqliteLock.owner(database).replace('\n', ' ')
                            + "; stop that process, then restore"));
    try {
      // With the lock nobody else restores: what is there is of one that was killed.
      clearLeftovers(database.directory());
      return new SqliteTarget(
          database, lock, Files.createTempDirectory(database.directory(), ASIDE));
    } catch (IOException e) {
      lock.close();
      throw new BackupException(
          "no folder can be made in " + database.directory() + ": " + e + "; look at its rights",
          e);
    }
  }

  private static void clearLeftovers(Path directory) throws IOException {
    try (Stream<Path> inIt = Files.list(directory)) {
      for (Path each : inIt.filter(SqliteTarget::isAside).toList()) {
        delete(each);
        log.info("deleted what a restore left that did not end: folder={}", each);
      }
    }
  }

  private static boolean isAside(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        && String.valueOf(path.getFileName()).matches(ASIDE + "[0-9]+");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  @Override
  public boolean isEmpty() throws SQLException {
    if (!Files.exists(database.file())) {
      return true;
    }
    try (Connection connection = DirectConnection.snapshot(database)) {
      return Tables.names(connection).isEmpty();
    }
  }

  @Override
  public Database aside() {
    return new Database.Sqlite(folder);
  }

  @Override
  public void swap() throws SQLException {
    Path made = new Database.Sqlite(folder).file();
    settle(new Database.Sqlite(folder), made);
    if (Files.exists(database.file())) {
      settle(database, database.file());
    }
    try {
      // A journal without its file would be taken for that of the new one.
      for (String suffix : List.of("-wal", "-shm", "-journal")) {
        Files.deleteIfExists(database.directory().resolve(database.file().getFileName() + suffix));
      }
      adopt(made);
      sync(made);
      Files.move(made, database.file(), StandardCopyOption.ATOMIC_MOVE);
      sync(database.directory());
    } catch (IOException e) {
      throw new BackupException(
          "the restored file cannot take its place: " + database.file() + ": " + e, e);
    }
  }

  /** Brings what is in the journal into the file, and leaves none; others must not have it open. */
  private static void settle(Database.Sqlite of, Path file) throws SQLException {
    try (Connection connection = DirectConnection.snapshot(of)) {
      connection.rollback();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement();
          ResultSet mode = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
        if (!mode.next() || !"delete".equals(mode.getString(1))) {
          throw inUse(file, null);
        }
      } catch (SQLException e) {
        throw inUse(file, e);
      }
    }
  }

  private static BackupException inUse(Path file, @Nullable SQLException reason) {
    String message = "a process has the database open: " + file + "; stop it, then restore";
    return reason == null ? new BackupException(message) : new BackupException(message, reason);
  }

  /** Root restores, and another user runs Monitorix: files belong to whom the folder does. */
  private void adopt(Path made) throws IOException {
    UserPrincipal owner = Files.getOwner(database.directory());
    Path lockFile = database.directory().resolve(database.file().getFileName() + SqliteLock.SUFFIX);
    for (Path each : List.of(made, lockFile)) {
      if (!Files.getOwner(each).equals(owner)) {
        try {
          Files.setOwner(each, owner);
        } catch (FileSystemException e) {
          log.warn("give the file to the user that runs Monitorix: file={} user={}", each, owner);
        }
      }
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() {
    try {
      delete(folder);
    } catch (IOException e) {
      log.warn(
          "a folder of the restore stays; delete it: folder={} reason={}", folder, e.toString());
    } finally {
      lock.close();
    }
  }
}
