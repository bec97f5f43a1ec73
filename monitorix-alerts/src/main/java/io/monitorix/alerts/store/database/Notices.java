package io.monitorix.alerts.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what a PostgreSQL is told by {@code NOTIFY}, on a thread and a connection of its own.
 * Notices get lost while there is no connection, and behind a pooler that shares connections there
 * are none: who listens has to look from time to time as well.
 */
public final class Notices implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final Pattern NAME = Pattern.compile("[a-z_]{1,60}");
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int WAIT_MILLIS = 1_000;

  private final Database.Postgresql database;
  private final String channel;
  private final Runnable heard;
  private final CountDownLatch end = new CountDownLatch(1);
  private boolean told;

  private Notices(Database.Postgresql database, String channel, Runnable heard) {
    this.database = database;
    this.channel = channel;
    this.heard = heard;
  }

  /**
   * Listens from now on.
   *
   * @param channel small letters and underscores
   * @param heard is called after one or more notices, and after each connection is made, as
   *     something may have been missed; what it throws is logged
   */
  public static Notices listen(Database.Postgresql database, String channel, Runnable heard) {
    if (!NAME.matcher(channel).matches()) {
      throw new IllegalArgumentException("no name of a channel: " + channel);
    }
    Notices notices = new Notices(database, channel, heard);
    Thread thread = new Thread(notices::run, "database-notices");
    thread.setDaemon(true);
    thread.start();
    return notices;
  }

  private void run() {
    do {
      try (Connection connection = PostgresqlSource.of(database, 0).getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        tell(e);
      }
    } while (!ends(PAUSE));
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + channel);
    }
    told = false;
    PGConnection server = connection.unwrap(PGConnection.class);
    hear();
    while (!ends(Duration.ZERO)) {
      PGNotification[] notices = server.getNotifications(WAIT_MILLIS);
      if (notices != null && notices.length > 0) {
        hear();
      }
    }
  }

  private void hear() {
    try {
      heard.run();
    } catch (RuntimeException e) {
      LOG.error("What was changed elsewhere cannot be read again channel={}", channel, e);
    }
  }

  /** Once until it is well again. */
  private void tell(SQLException failure) {
    if (!told) {
      told = true;
      LOG.warn(
          "Changes of other processes are noticed later, as the database cannot be listened to"
              + " database={} error={}",
          database.describe(),
          DatabaseException.reason(failure));
    }
  }

  private boolean ends(Duration pause) {
    try {
      return end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Hears nothing any more, within a second. */
  @Override
  public void close() {
    end.countDown();
  }
}
