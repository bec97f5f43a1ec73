package io.monitorix.exporter.state;

import io.monitorix.alerts.store.database.BeforeMigration;
import io.monitorix.alerts.store.database.Connections;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.database.Dialect;
import io.monitorix.alerts.store.database.MigrationRefusedException;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.exporter.config.DatabaseConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exporter's own tables. Any replica writes them; no lease is asked for. A database that is
 * away is connected to once it is back, when somebody asks. Thread-safe.
 */
public final class StateDatabase implements AutoCloseable {

  /** The exporter's tables, told apart from those of the alerts. */
  public static final Schema SCHEMA =
      new Schema(
          "users, tokens and settings",
          "state",
          StateDatabase.class.getClassLoader(),
          "io/monitorix/exporter/state/migration",
          "monitorix_exporter_schema_history",
          3);

  private static final Logger log = LoggerFactory.getLogger(StateDatabase.class);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Database where;
  private final InstantSource clock;
  private final BeforeMigration before;
  private volatile @Nullable Connections open;
  private @Nullable DatabaseException fault;
  private Instant retryAt = Instant.MIN;
  private boolean closed;

  private StateDatabase(Database where, InstantSource clock, BeforeMigration before) {
    this.before = before;
    this.where = where;
    this.clock = clock;
  }

  /**
   * Where the process keeps its state: a server, else a file in the directory.
   *
   * @return empty where it keeps none
   */
  public static Optional<Database> place(DatabaseConfig config, Optional<Path> directory) {
    return config
        .server()
        .<Database>map(
            server ->
                new Database.Postgresql(server.url(), server.username(), server.password().value()))
        .or(() -> directory.map(Database.Sqlite::new));
  }

  /**
   * Connects, and brings the tables up to date. Where that is not possible now, it is tried again
   * when somebody reads or writes, every five seconds at most.
   */
  public static StateDatabase open(Database where, InstantSource clock) {
    return open(where, clock, BeforeMigration.NOTHING);
  }

  /**
   * The same.
   *
   * @param before is told before tables are changed
   * @throws MigrationRefusedException if they must not be changed
   */
  public static StateDatabase open(Database where, InstantSource clock, BeforeMigration before) {
    StateDatabase state = new StateDatabase(where, clock, before);
    try {
      state.connections();
    } catch (DatabaseException e) {
      log.error("{}", e.getMessage());
    }
    return state;
  }

  private Connections connections() {
    Connections known = open;
    return known == null ? connect() : known;
  }

  private synchronized Connections connect() {
    Connections known = open;
    if (known != null) {
      return known;
    }
    if (closed) {
      throw new DatabaseException("the process is stopping");
    }
    Instant now = clock.instant();
    DatabaseException before = fault;
    if (before != null && now.isBefore(retryAt)) {
      throw new DatabaseException(String.valueOf(before.getMessage()), before);
    }
    try {
      SchemaVersions.announce(where, SCHEMA, this.before);
      Connections opened = Connections.open(where, SCHEMA);
      open = opened;
      fault = null;
      return opened;
    } catch (DatabaseException e) {
      fault = e;
      retryAt = now.plus(RETRY_AFTER);
      throw e;
    }
  }

  /**
   * Reads.
   *
   * @throws DatabaseException if the database does not answer
   */
  public <T> T read(Function<Handle, T> question) {
    Connections connections = connections();
    return connections.ask(() -> connections.reader().withHandle(question::apply));
  }

  /**
   * Writes in one transaction, which is durable when this returns. What the transaction throws is
   * thrown on, and nothing is written then.
   *
   * @param what how a message names it: {@code the user}
   * @throws DatabaseException if it is not sure that it was written
   */
  public <T> T write(String what, Function<Handle, T> transaction) {
    Connections connections = connections();
    return connections.writing(what, () -> connections.writer().inTransaction(transaction::apply));
  }

  /**
   * Writes in one transaction, as {@link #write} does.
   *
   * @throws DatabaseException if it is not sure that it was written
   */
  public void change(String what, Consumer<Handle> transaction) {
    Connections connections = connections();
    connections.write(what, () -> connections.writer().useTransaction(transaction::accept));
  }

  /** Which SQL it speaks. */
  public Dialect dialect() {
    return connections().dialect();
  }

  /** Whether it is a file that is not there, and could not be made: nothing was ever kept in it. */
  public boolean isAbsent() {
    return open == null && where instanceof Database.Sqlite sqlite && !Files.exists(sqlite.file());
  }

  /** How messages name it: without any secret. */
  public String describe() {
    return where.describe();
  }

  @Override
  public synchronized void close() {
    closed = true;
    Connections known = open;
    open = null;
    if (known != null) {
      known.close();
    }
  }
}
