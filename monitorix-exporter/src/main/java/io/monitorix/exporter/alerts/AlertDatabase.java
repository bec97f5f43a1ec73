package io.monitorix.exporter.alerts;

import io.monitorix.alerts.store.AlertStore;
import io.monitorix.alerts.store.AlertStoreOptions;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.exporter.config.DatabaseConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the store of alerts. Whoever evaluates rules waits for it: without what was known before
 * the start, everything would be told anew. Safe for several threads.
 */
public final class AlertDatabase implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AlertDatabase.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final DatabaseConfig config;
  private final Optional<Path> directory;
  private final InstantSource clock;
  private final Duration pause;
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "alert-database");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable AlertStore store;
  private @Nullable String fault;
  private boolean closed;

  private AlertDatabase(
      DatabaseConfig config, Optional<Path> directory, InstantSource clock, Duration pause) {
    this.config = config;
    this.directory = directory;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Opens it: at once where that is possible, else again and again.
   *
   * @param directory where a file is kept; without it and without a server, and where the file
   *     cannot be used, nothing is kept
   * @param opened gets the store once, or nothing where none will be; on the calling thread or on
   *     one of its own
   */
  public static AlertDatabase open(
      DatabaseConfig config,
      Optional<Path> directory,
      InstantSource clock,
      Consumer<Optional<AlertStore>> opened) {
    return open(config, directory, clock, PAUSE, opened);
  }

  static AlertDatabase open(
      DatabaseConfig config,
      Optional<Path> directory,
      InstantSource clock,
      Duration pause,
      Consumer<Optional<AlertStore>> opened) {
    AlertDatabase database = new AlertDatabase(config, directory, clock, pause);
    database.attempt(opened);
    return database;
  }

  private synchronized void attempt(Consumer<Optional<AlertStore>> opened) {
    if (closed) {
      return;
    }
    Optional<Database> where = where();
    if (where.isEmpty()) {
      opened.accept(Optional.empty());
      return;
    }
    AlertStore open = null;
    try {
      open =
          AlertStore.open(AlertStoreOptions.in(where.get()).keeping(config.retention()).at(clock));
      store = open;
      // What takes it over reads it at once: a database that goes away by then counts as not open.
      opened.accept(Optional.of(open));
      fault = null;
      log.info("alerts are kept: database={}", where.get().describe());
    } catch (DatabaseException e) {
      store = null;
      if (open != null) {
        open.close();
      }
      failed(String.valueOf(e.getMessage()), opened);
    }
  }

  /** A server comes back; a file that cannot be used is not waited for. */
  private void failed(String reason, Consumer<Optional<AlertStore>> opened) {
    if (config.server().isEmpty()) {
      fault = reason;
      log.error("alerts are not kept, a restart will tell them anew: {}", reason);
      opened.accept(Optional.empty());
      return;
    }
    if (fault == null) {
      log.error("rules are not evaluated before the database answers: {}", reason);
    }
    fault = reason;
    Future<?> unused =
        retries.schedule(() -> attempt(opened), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Optional<Database> where() {
    return config
        .server()
        .<Database>map(
            server ->
                new Database.Postgresql(server.url(), server.username(), server.password().value()))
        .or(() -> directory.map(Database.Sqlite::new));
  }

  /** The store; empty before it is open, and where there is none. */
  public synchronized Optional<AlertStore> store() {
    return Optional.ofNullable(store);
  }

  /** Why it is not open; empty where it is, or none was asked for. */
  public synchronized Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  @Override
  public void close() {
    retries.shutdownNow();
    AlertStore open;
    synchronized (this) {
      closed = true;
      open = store;
    }
    if (open != null) {
      open.close();
    }
  }
}
