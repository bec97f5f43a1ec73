package io.monitorix.exporter.alerts;

import io.monitorix.alerts.store.AlertStore;
import io.monitorix.alerts.store.AlertStoreOptions;
import io.monitorix.alerts.store.AlertStoreView;
import io.monitorix.alerts.store.database.BeforeMigration;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.database.Fence;
import io.monitorix.alerts.store.database.MigrationRefusedException;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.alerts.store.lease.Holder;
import io.monitorix.alerts.store.lease.Leadership;
import io.monitorix.alerts.store.query.HistoryPage;
import io.monitorix.alerts.store.query.HistoryQuery;
import io.monitorix.exporter.config.DatabaseConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the store of alerts once this process leads, and closes it when it does not any more.
 * Whoever evaluates rules waits for it: without what was known before, everything would be told
 * anew. Safe for several threads.
 */
public final class AlertDatabase implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AlertDatabase.class);

  private final Setup setup;
  private final Optional<Database> where;
  private final Duty duty;
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "alert-database");
            thread.setDaemon(true);
            return thread;
          });
  private volatile @Nullable AlertStore store;
  private volatile @Nullable String fault;
  private volatile @Nullable Leadership leadership;
  private volatile boolean alone;
  private @Nullable AlertStoreView view;
  private boolean closed;

  /**
   * How it is opened.
   *
   * @param directory where a file is kept; without it and without a server, and where the file
   *     cannot be used, nothing is kept
   * @param self this process, as others see it
   * @param pause before a server is asked again
   * @param ttl how long another process waits for this one
   * @param given an embedding application's source of connections, in the place of a server and of
   *     the directory; it is waited for as for a server
   * @param before is told before tables are changed
   */
  public record Setup(
      DatabaseConfig config,
      Optional<Path> directory,
      Holder self,
      InstantSource clock,
      Duration pause,
      Duration ttl,
      Optional<DataSource> given,
      BeforeMigration before) {

    /** With times for a running process. */
    public Setup(
        DatabaseConfig config, Optional<Path> directory, Holder self, InstantSource clock) {
      this(config, directory, self, clock, Duration.ofSeconds(5), Leadership.TTL);
    }

    /** Without an application. */
    public Setup(
        DatabaseConfig config,
        Optional<Path> directory,
        Holder self,
        InstantSource clock,
        Duration pause,
        Duration ttl) {
      this(config, directory, self, clock, pause, ttl, Optional.empty(), BeforeMigration.NOTHING);
    }

    /** The same in an application's database. */
    public Setup in(DataSource source) {
      return new Setup(config, directory, self, clock, pause, ttl, Optional.of(source), before);
    }

    /** The same with somebody who is told before tables are changed. */
    public Setup telling(BeforeMigration told) {
      return new Setup(config, directory, self, clock, pause, ttl, given, told);
    }

    private boolean isWaitedFor() {
      return given.isPresent() || config.server().isPresent();
    }
  }

  private AlertDatabase(Setup setup, Duty duty) {
    this.setup = setup;
    this.where = setup.given().<Database>map(Database.Given::new).or(() -> ofOurOwn(setup));
    this.duty = duty;
  }

  private static Optional<Database> ofOurOwn(Setup setup) {
    return setup
        .config()
        .server()
        .<Database>map(
            server ->
                new Database.Postgresql(server.url(), server.username(), server.password().value()))
        .or(() -> setup.directory().map(Database.Sqlite::new));
  }

  /**
   * Opens it: at once where that is possible, else again and again.
   *
   * @param duty begins once the store is open, or nothing is to be kept; before this returns where
   *     that is so at once
   * @throws MigrationRefusedException if tables must not be changed that have to be
   */
  public static AlertDatabase open(Setup setup, Duty duty) {
    AlertDatabase database = new AlertDatabase(setup, duty);
    database.attempt();
    return database;
  }

  private void attempt() {
    if (isClosed()) {
      return;
    }
    if (where.isEmpty()) {
      alone();
      return;
    }
    try {
      SchemaVersions.announce(where.get(), Schema.ALERTS, setup.before());
      Leadership begun =
          Leadership.start(
              where.get(), setup.self(), setup.ttl(), setup.clock(), new Leading(where.get()));
      fault = null;
      keep(begun);
    } catch (DatabaseException e) {
      failed(String.valueOf(e.getMessage()));
    }
  }

  /** What ends the start of the process does not end one that runs. */
  private void attemptAgain() {
    try {
      attempt();
    } catch (MigrationRefusedException e) {
      failed(String.valueOf(e.getMessage()));
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** It may have been closed meanwhile. */
  private void keep(Leadership begun) {
    synchronized (this) {
      if (!closed) {
        leadership = begun;
        return;
      }
    }
    begun.close();
  }

  private void alone() {
    alone = true;
    duty.begin(Optional.empty(), () -> true);
  }

  /** A server comes back; a file that cannot be used is not waited for. */
  private void failed(String reason) {
    if (!setup.isWaitedFor()) {
      fault = reason;
      log.error("alerts are not kept, a restart will tell them anew: {}", reason);
      alone();
      return;
    }
    if (fault == null) {
      log.error("rules are not evaluated before the database answers: {}", reason);
    }
    fault = reason;
    Future<?> unused =
        retries.schedule(this::attemptAgain, setup.pause().toMillis(), TimeUnit.MILLISECONDS);
  }

  private final class Leading implements Leadership.Listener {

    private final Database database;

    private Leading(Database database) {
      this.database = database;
    }

    @Override
    public void elected(Fence fence) {
      AlertStore open =
          AlertStore.open(
              AlertStoreOptions.in(database)
                  .keeping(setup.config().retention())
                  .at(setup.clock())
                  .behind(fence));
      store = open;
      try {
        // What takes it over reads it at once: a database that goes away by then counts as not
        // open.
        duty.begin(Optional.of(open), AlertDatabase.this::isSure);
      } catch (RuntimeException e) {
        store = null;
        duty.end();
        open.close();
        throw e;
      }
      log.info("alerts are kept: database={}", database.describe());
    }

    @Override
    public void ended() {
      duty.end();
      AlertStore open = store;
      store = null;
      if (open != null) {
        open.close();
      }
    }
  }

  private boolean isSure() {
    Leadership known = leadership;
    // Before it is known, it has been won a moment ago.
    return known == null ? store != null : known.holds();
  }

  /** The store; empty while this process does not lead, and where there is none. */
  public Optional<AlertStore> store() {
    return Optional.ofNullable(store);
  }

  /** Whether this process evaluates, writes and tells. */
  public boolean leads() {
    Leadership known = leadership;
    return alone || (known == null ? store != null : known.leads());
  }

  /** Why it is not open; empty where it is, another process leads, or none was asked for. */
  public Optional<String> fault() {
    Leadership known = leadership;
    return Optional.ofNullable(fault).or(() -> known == null ? Optional.empty() : known.fault());
  }

  /** What says so if this process stands by; empty if it leads, or it is not known yet who does. */
  public Optional<NotLeaderException> whyStandingBy() {
    Leadership known = leadership;
    return known == null || known.leads()
        ? Optional.empty()
        : Optional.of(new NotLeaderException(known.leader()));
  }

  /**
   * What the leader has written.
   *
   * @return empty if this process leads, or it is not known yet who does
   * @throws NotLeaderException if it stands by, and only the leader can read the database
   * @throws DatabaseException if the database cannot be used
   */
  public Optional<AlertStoreView> leadersView() {
    Leadership known = leadership;
    if (known == null || known.leads()) {
      return Optional.empty();
    }
    if (!(where.orElse(null) instanceof Database.Postgresql server)) {
      throw new NotLeaderException(known.leader());
    }
    synchronized (this) {
      if (closed) {
        return Optional.empty();
      }
      if (view == null) {
        view = AlertStoreView.open(server);
      }
      return Optional.of(view);
    }
  }

  /**
   * A page of what became of alerts, as this process or the leader has written it.
   *
   * @return empty where alerts are not kept, and while it is not known who leads
   * @throws NotLeaderException if this process stands by, and only the leader can read the database
   * @throws DatabaseException if the database cannot be used
   */
  public Optional<HistoryPage> history(HistoryQuery query) {
    AlertStore open = store;
    return open != null
        ? Optional.of(open.history(query))
        : leadersView().map(leaders -> leaders.history(query));
  }

  /** Writes what still waits, and lets another process lead. */
  @Override
  public void close() {
    retries.shutdownNow();
    AlertStoreView viewed;
    synchronized (this) {
      closed = true;
      viewed = view;
      view = null;
    }
    Leadership known = leadership;
    if (known != null) {
      known.close();
    }
    if (viewed != null) {
      viewed.close();
    }
  }
}
