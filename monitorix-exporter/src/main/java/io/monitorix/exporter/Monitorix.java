package io.monitorix.exporter;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Notices;
import io.monitorix.exporter.access.AccessControl;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.exposition.PreparedMetrics;
import io.monitorix.exporter.exposition.TargetMetrics;
import io.monitorix.exporter.inventory.InventoryReader;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.ondemand.Destinations;
import io.monitorix.exporter.ondemand.OnDemandScrape;
import io.monitorix.exporter.poll.PollSchedule;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.poll.TargetSet;
import io.monitorix.exporter.probe.IcmpSupport;
import io.monitorix.exporter.probe.Probes;
import io.monitorix.exporter.probe.ServiceChecks;
import io.monitorix.exporter.self.ApiMetrics;
import io.monitorix.exporter.self.BuildInfo;
import io.monitorix.exporter.self.ScrapeMetrics;
import io.monitorix.exporter.self.SelfMetrics;
import io.monitorix.exporter.state.StateDatabase;
import io.monitorix.exporter.web.ReloadResult;
import io.monitorix.exporter.web.Reloading;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.Routes;
import io.monitorix.exporter.web.WebMetrics;
import io.monitorix.exporter.web.WebSecurity;
import io.monitorix.exporter.web.WebServer;
import io.monitorix.exporter.web.access.BasicAuth;
import io.monitorix.exporter.web.access.Identification;
import io.monitorix.exporter.web.access.WebAccess;
import io.monitorix.exporter.web.auth.AuthApi;
import io.monitorix.exporter.web.backup.BackupApi;
import io.monitorix.exporter.web.manage.ManageApi;
import io.monitorix.exporter.web.openapi.OpenApiRoute;
import io.monitorix.exporter.web.websocket.EventSockets;
import io.monitorix.exporter.web.websocket.SocketSecurity;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exporter: assembles every part, starts them, and stops them in reverse order. A running one
 * polls its targets and answers HTTP until it is closed.
 */
public final class Monitorix implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Monitorix.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Supplier<Settings> loader;
  private final SnapshotBoard board;
  private final Watch watch;
  private final Probes probes;
  private final ServiceChecks checks;
  private final CheckedServices services;
  private final Pushing pushing;
  private final LiveEvents live;
  private final Reloading reloading;
  private final Optional<StateDatabase> state;
  private final Alerting alerting;
  private final List<Route> routes;
  private final WebServer server;
  private final Optional<EventSockets> sockets;
  private volatile Settings settings;

  private Monitorix(Supplier<Settings> loader, InstantSource clock) {
    this.loader = loader;
    Settings first = loader.get();
    settings = first;
    try {
      BuildInfo build = BuildInfo.read();
      Backing backing = closing(new Backing(first, build.version(), clock));
      // until targets are watched nobody asks for it
      Optional<Ahead<StateDatabase>> opening =
          StateDatabase.place(first.database(), first.data().map(DataConfig::directory))
              .map(
                  place ->
                      closing(
                          new Ahead<>(
                              "state-open",
                              () -> StateDatabase.open(place, clock, backing.beforeMigration()))));
      board = new SnapshotBoard(first.everyState());
      SelfMetrics self = closing(new SelfMetrics(build, board, clock));
      ApiMetrics api = new ApiMetrics(self.registry());
      ExecutorService rendering = executor("render", 1);
      ExecutorService answering = executor("pve-answer", 2);
      OnDemandScrape onDemand = closing(onDemand(first.onDemand(), self, clock));

      probes =
          closing(new Probes(first.probes(), IcmpSupport.detect(System.getenv(), new Random())));
      checks =
          closing(
              ServiceChecks.start(
                  first.probes(), probes, () -> TaggedGuests.of(board), new Random(), () -> {}));
      CurrentMetrics current = new CurrentMetrics(this::targets, board, self, checks);
      pushing = closing(new Pushing(current, clock));
      self.addSnapshots(pushing::metrics);
      live = closing(LiveEvents.start(first, self, clock));

      PreparedMetrics metrics =
          new PreparedMetrics(() -> families(board), self::scrape, rendering, clock);
      TargetMetrics targetMetrics =
          new TargetMetrics(board::targets, board::families, rendering, clock);
      board.onChange(target -> metrics.changed());
      board.onChange(targetMetrics::changed);
      live.follow(board, checks);

      RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
      PollSchedule schedule = closing(PollSchedule.waiting(random));
      TargetSet targets =
          new TargetSet(board, schedule, first.collectors(), clock, random, api::of);
      watch = closing(new Watch(targets, Watch.firstContact(first, board, api::of, clock), clock));
      self.add(watch::emit);
      WebAccess webFile = WebAccess.of(first.webFile(), clock);
      reloading = Reloading.of(this::reload).and(() -> new ReloadResult(webFile.reload()));
      // before anybody can ask: a list for Prometheus that is empty for a moment forgets everything
      watch.apply(first.targets(), first.files());
      pushing.apply(first.push());
      live.apply(first.grafana());
      state = opening.map(Ahead::get);
      AccessControl access =
          closing(
              AccessControl.start(
                  first.auth(), state, first.data().map(DataConfig::directory), clock));
      InventoryReader inventory = new InventoryReader(board, watch::targets);
      alerting =
          closing(
              Alerting.start(
                  first,
                  new AlertingSurroundings(
                      current,
                      self,
                      board::targets,
                      board::isComplete,
                      pushing,
                      live.ofAlerts(() -> settings.global().externalLabels()),
                      inventory,
                      state,
                      build,
                      backing.beforeMigration(),
                      clock)));
      services =
          closing(CheckedServices.start(first.probes(), checks, state, alerting::leads, clock));
      listen(first, access);
      routes =
          Stream.of(
                  Routes.of(
                      watch::targets,
                      board,
                      metrics,
                      targetMetrics,
                      onDemand,
                      probes,
                      answering,
                      clock,
                      build.version(),
                      this::tryReload),
                  ManageApi.ofWatched(watch::targets, board, inventory, first.cors()),
                  ManageApi.ofServices(services.context(), first.cors()),
                  ManageApi.ofConfiguration(() -> ShownConfiguration.of(settings), first.cors()),
                  OpenApiRoute.routes(first.cors()),
                  AuthApi.routes(access, first.cors(), clock),
                  alerting.routes(),
                  live.routes(),
                  BackupApi.routes(backing.backups()))
              .flatMap(List::stream)
              .toList();
      backing.start(alerting::leads, self);
      WebSecurity security =
          WebSecurity.of(webFile)
              .with(this::visibility)
              .with(access.authenticator(), access.trail(), () -> first.auth().metricsClosed());
      server =
          closing(
              WebServer.start(
                  first.listenAddress(),
                  security,
                  first.webLimits().withStreams(first.events().maxStreams()),
                  routes,
                  new WebMetrics(self.meters(), self.registry(), webFile)));
      Identification who =
          new Identification(
              webFile,
              new BasicAuth(InstantSource.system(), new SecureRandom()),
              security.authenticator());
      sockets =
          live.sockets(
              first.events(),
              new SocketSecurity(
                  who, webFile::client, this::visibility, first.cors(), webFile.engines()));
      sockets.ifPresent(this::closing);
      // not before: reading the answers would take the processor from what has to be there first
      schedule.begin();
      // streams have no end of their own that the server could wait for
      parts.push(live::endStreams);
      log.info(
          "listening: address={} port={} targets={} version={}",
          first.listenAddress(),
          server.port(),
          watch.targets().size(),
          build.version());
    } catch (RuntimeException e) {
      closeParts();
      throw e;
    }
  }

  /**
   * Starts the exporter.
   *
   * @throws RuntimeException when it cannot: the address is taken, a file of certificates cannot be
   *     read. Nothing is left running then
   */
  public static Monitorix start(Settings settings, InstantSource clock) {
    return start(() -> settings, clock);
  }

  /**
   * Starts the exporter with settings that can be loaded again.
   *
   * @param loader reads them; throws where they cannot be used
   * @throws RuntimeException as {@link #start(Settings, InstantSource)}
   */
  public static Monitorix start(Supplier<Settings> loader, InstantSource clock) {
    return new Monitorix(loader, clock);
  }

  /**
   * Loads the settings again: targets, files of targets, modules, services to check, rules and
   * receivers of metrics. What is fixed at the start, such as the address, stays as it is.
   *
   * @throws RuntimeException when they cannot be used; nothing has changed then
   */
  public synchronized void reload() {
    Settings loaded = loader.get();
    watch.apply(loaded.targets(), loaded.files());
    try {
      pushing.apply(loaded.push());
      live.apply(loaded.grafana());
      alerting.apply(loaded);
    } catch (RuntimeException e) {
      watch.apply(settings.targets(), settings.files());
      pushing.apply(settings.push());
      live.apply(settings.grafana());
      throw e;
    }
    probes.apply(loaded.probes());
    services.apply(loaded.probes());
    settings = loaded;
    log.info("configuration loaded: targets={}", watch.targets().size());
  }

  /** Where several processes share a PostgreSQL, what one changes is looked at by the others. */
  private void listen(Settings first, AccessControl access) {
    StateDatabase.place(first.database(), first.data().map(DataConfig::directory))
        .filter(Database.Postgresql.class::isInstance)
        .map(Database.Postgresql.class::cast)
        .ifPresent(
            server ->
                closing(
                    Notices.listen(
                        server,
                        "monitorix_state",
                        () -> {
                          access.forget();
                          alerting.refresh();
                          services.refresh();
                        })));
  }

  /** Loads the settings and the web config file again, as {@code /-/reload} does. */
  public ReloadResult tryReload() {
    return reloading.reload();
  }

  private OnDemandScrape onDemand(Settings.OnDemand asked, SelfMetrics self, InstantSource clock) {
    ScrapeMetrics scrapes =
        new ScrapeMetrics(
            self.registry(), asked.modules().keySet(), asked.apiMetrics(), asked.targetMetrics());
    return new OnDemandScrape(
        this::destinations, asked.collectors()::contains, scrapes, clock, ZoneId.systemDefault());
  }

  private Destinations destinations() {
    Settings.OnDemand now = settings.onDemand();
    return new Destinations(
        targets(), now.modules(), now.anyTarget(), settings.probes().allowLinkLocal());
  }

  private List<TargetConfig> targets() {
    return watch.targets();
  }

  private MetricFamilies families(SnapshotBoard board) {
    MetricFamilies families = board.families();
    checks.emit(families);
    return families;
  }

  private ExecutorService executor(String name, int threads) {
    ExecutorService executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    parts.push(executor::shutdownNow);
    return executor;
  }

  private <T extends AutoCloseable> T closing(T part) {
    parts.push(part);
    return part;
  }

  /** What a scope lets see now. */
  Visibility visibility(Scope scope) {
    return Visibility.of(scope, board.all());
  }

  /** All that is answered. */
  List<Route> routes() {
    return routes;
  }

  /** The port on which it tells of events over WebSocket; empty where it does not. */
  OptionalInt socketPort() {
    return sockets.stream().mapToInt(EventSockets::port).findFirst();
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    log.info("stopping");
    closeParts();
  }

  private void closeParts() {
    while (!parts.isEmpty()) {
      Closing.quietly(parts.pop());
    }
  }
}
