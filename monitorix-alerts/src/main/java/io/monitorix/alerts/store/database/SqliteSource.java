package io.monitorix.alerts.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Connections to a file of SQLite. Apart from others, so that the driver is loaded only for it. */
final class SqliteSource {

  private static final int BUSY_MILLIS = 2_000;
  private static final int JOURNAL_BYTES = 64 << 20;

  private SqliteSource() {}

  static void makeDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new DatabaseException(
          "the directory for alerts cannot be made: "
              + directory
              + ": "
              + e
              + "; make it, or name another",
          e);
    }
  }

  static DataSource of(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // In WAL mode, less than FULL may forget the newest transactions when the machine loses power.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    // A transaction that reads and then writes would be refused at once if another writes
    // meanwhile.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setJournalSizeLimit(JOURNAL_BYTES);
    config.setGetGeneratedKeys(false);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }
}
