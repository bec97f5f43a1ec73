package io.monitorix.exporter;

import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.remote.query.PrometheusServer;
import io.monitorix.alerts.remote.query.RemoteSeries;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.SampleSink;
import io.monitorix.alerts.rules.StateSource;
import io.monitorix.alerts.rules.VectorQuery;
import io.monitorix.alerts.storage.SeriesSource;
import io.monitorix.alerts.store.AlertStore;
import io.monitorix.alerts.store.lease.Holder;
import io.monitorix.exporter.alerts.AlertDatabase;
import io.monitorix.exporter.alerts.AlertDatabaseMetrics;
import io.monitorix.exporter.alerts.Duty;
import io.monitorix.exporter.cache.QueryCache;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.heartbeat.Heartbeats;
import io.monitorix.exporter.push.Endpoints;
import io.monitorix.exporter.report.Reports;
import io.monitorix.exporter.routing.NotificationMetrics;
import io.monitorix.exporter.routing.NotificationQueueMetrics;
import io.monitorix.exporter.routing.NotifyReceivers;
import io.monitorix.exporter.routing.PolicyMetrics;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.routing.RoutingMemory;
import io.monitorix.exporter.routing.SignedLinks;
import io.monitorix.exporter.routing.SilenceMetrics;
import io.monitorix.exporter.rules.Readiness;
import io.monitorix.exporter.rules.RuleBook;
import io.monitorix.exporter.rules.RuleKeeper;
import io.monitorix.exporter.scrape.Scrapes;
import io.monitorix.exporter.series.SeriesKeeper;
import io.monitorix.exporter.web.ReportRoutes;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.alertmanager.AlertmanagerApi;
import io.monitorix.exporter.web.monitorix.MonitorixApi;
import io.monitorix.exporter.web.prometheus.PrometheusApi;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What is kept of the metrics and told from it: the series, what is scraped besides, the rules, the
 * routing of alerts, and the APIs of Prometheus and Alertmanager.
 */
final class Alerting implements AutoCloseable {

  /** A target that cannot be reached delays the first evaluation no longer than this. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  /** Of a rule's expression, from a server: more than 100,000 series. */
  private static final long LARGEST_ANSWER = 32L << 20;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final List<Route> routes;
  private final SecureRandom random = new SecureRandom();
  private final SignedLinks links;
  private final RoutingKeeper routing;
  private final Heartbeats heartbeats;
  private final Reports reports;
  private Optional<AlertDatabase> kept = Optional.empty();
  private final Optional<RuleKeeper> rules;
  private final Management management;
  private final Optional<SeriesKeeper> series;
  private final Optional<Scrapes> scrapes;
  private final EvaluationListener evaluated;
  private volatile Settings settings;

  private Alerting(Settings settings, AlertingSurroundings around) {
    this.settings = settings;
    this.evaluated = around.evaluated();
    this.links = new SignedLinks(random, around.clock());
    try {
      series = keepSeries(settings, around);
      Optional<Engine> engine = series.map(kept -> new Engine(kept.store()));
      scrapes = series.map(kept -> scrape(settings, around, kept));
      routing = RoutingKeeper.read(settings.routing(), environment(settings, around));
      around.self().addSnapshots(new PolicyMetrics(routing)::metrics);
      around.self().addSnapshots(new NotificationQueueMetrics(routing, around.clock())::metrics);
      around.self().addSnapshots(new SilenceMetrics(routing)::metrics);
      rules = evaluate(settings, around, engine);
      management =
          closing(
              Management.start(
                  rules, around.state(), around.inventory(), settings, around.clock()));
      heartbeats = heartbeats(settings, around);
      remember(settings, around);
      reports = closing(reports(engine, around));
      reports.apply(settings.routing().policy().reports());
      rules.ifPresent(evaluated -> begin(evaluated, settings, around));
      routes = routes(settings, around, engine);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Optional<SeriesKeeper> keepSeries(Settings settings, AlertingSurroundings around) {
    if (!settings.series().enabled()) {
      return Optional.empty();
    }
    SeriesKeeper keeper =
        closing(
            SeriesKeeper.start(
                settings.series(),
                settings.data().map(DataConfig::directory),
                around.metrics(),
                around.clock()));
    around.self().addSnapshots(keeper.metrics()::metrics);
    return Optional.of(keeper);
  }

  private Scrapes scrape(Settings settings, AlertingSurroundings around, SeriesKeeper kept) {
    Scrapes started = closing(Scrapes.start(settings.scrapes(), kept.store(), around.clock()));
    around.self().addSnapshots(started::metrics);
    return started;
  }

  private Reports reports(Optional<Engine> engine, AlertingSurroundings around) {
    return new Reports(
        routing,
        () -> kept.flatMap(AlertDatabase::store),
        engine.map(VectorQuery::of),
        around.clock());
  }

  private Heartbeats heartbeats(Settings settings, AlertingSurroundings around) {
    Heartbeats all =
        closing(
            new Heartbeats(
                () -> routing.routing().board().alerts(),
                () -> routing.routing().dispatcher().oldestPending(),
                around.clock()));
    all.apply(settings.routing().policy().heartbeats());
    around.self().addSnapshots(all::metrics);
    return all;
  }

  /** Over a server where one is named, else over what is kept here. */
  private Optional<RuleKeeper> evaluate(
      Settings settings, AlertingSurroundings around, Optional<Engine> engine) {
    VectorQuery queries;
    SeriesSource recorded;
    SampleSink samples;
    if (settings.rules().server().isPresent()) {
      PrometheusServer server =
          closing(
              new PrometheusServer(Endpoints.of(settings.rules().server().get()), LARGEST_ANSWER));
      queries = VectorQuery.of(server);
      recorded = new RemoteSeries(server);
      samples = around.results();
    } else if (engine.isPresent() && series.isPresent()) {
      queries = VectorQuery.of(engine.get());
      recorded = series.get().store();
      samples = SampleSink.into(series.get().store()).and(around.results());
    } else {
      return Optional.empty();
    }
    RuleKeeper evaluated =
        RuleKeeper.read(
            settings.rules(),
            settings.global(),
            new RuleKeeper.Environment(
                queries, recorded, samples, routing, externalUrl(settings), around.clock()));
    around.self().addSnapshots(evaluated::metrics);
    return Optional.of(evaluated);
  }

  /** The database is closed after all that still writes to it. */
  private void remember(Settings settings, AlertingSurroundings around) {
    if (rules.isEmpty() && !settings.routing().tells()) {
      closing(routing);
      routing.start(RoutingMemory.untilRestart());
      return;
    }
    AlertDatabase database =
        closing(
            AlertDatabase.open(
                new AlertDatabase.Setup(
                        settings.database(),
                        settings.data().map(DataConfig::directory),
                        self(settings),
                        around.clock())
                    .telling(around.beforeMigration()),
                new RulesAndRouting()));
    routing.follow(database, () -> rules.map(RuleKeeper::firingAtLeader).orElse(List.of()));
    rules.ifPresent(evaluated -> evaluated.follow(database));
    kept = Optional.of(database);
    around.self().addSnapshots(new AlertDatabaseMetrics(database)::metrics);
    closing(routing);
    rules.ifPresent(this::closing);
  }

  private static Holder self(Settings settings) {
    return Holder.of(
        HostName.read() + ":" + settings.listenAddress().port(), externalUrl(settings));
  }

  /** What is done by the one of several processes that leads. */
  private final class RulesAndRouting implements Duty {

    /** Routing first: it takes the alerts of rules. */
    @Override
    public void begin(Optional<AlertStore> store, BooleanSupplier sure) {
      store.ifPresent(found -> links.use(found.routing().linkKey(random)));
      routing.start(
          store
              .map(found -> RoutingMemory.of(found.routing()))
              .orElseGet(RoutingMemory::untilRestart),
          sure);
      rules.ifPresent(
          evaluated ->
              evaluated.restore(
                  store.map(StateSource::unsent).orElse(StateSource.NONE), listener(store)));
    }

    /**
     * Kept first: what cannot be kept, as another process leads by now, is for that one to tell.
     */
    private EvaluationListener listener(Optional<AlertStore> store) {
      return evaluation -> {
        store.ifPresent(found -> found.evaluated(evaluation));
        evaluated.evaluated(evaluation);
      };
    }

    /** Nobody is told any more from the beginning of it. */
    @Override
    public void end() {
      routing.stop();
      rules.ifPresent(RuleKeeper::stop);
    }
  }

  private void begin(RuleKeeper evaluated, Settings settings, AlertingSurroundings around) {
    if (settings.rules().server().isPresent()) {
      evaluated.start();
    } else {
      InstantSource clock = around.clock();
      Readiness readiness =
          new Readiness(
              around.polled(), clock, clock.instant().plus(LONGEST_WAIT), evaluated::start);
      series.ifPresent(kept -> kept.onKept(readiness));
    }
  }

  private RoutingKeeper.Environment environment(Settings settings, AlertingSurroundings around) {
    return new RoutingKeeper.Environment(
        new NotifyReceivers(
            externalUrl(settings),
            around.clock(),
            links,
            new NotificationMetrics(around.self().registry())),
        around.clock(),
        RandomGenerator.of("L64X128MixRandom"),
        around.clusters(),
        around.inventory()::nodeOf);
  }

  private List<Route> routes(
      Settings settings, AlertingSurroundings around, Optional<Engine> engine) {
    List<Route> all = new ArrayList<>(prometheus(settings, around, engine));
    all.addAll(
        AlertmanagerApi.routes(
            new AlertmanagerApi.Context(routing, settings.cors(), around.build(), around.clock())));
    all.addAll(ReportRoutes.of(reports));
    all.addAll(
        MonitorixApi.routes(
            new MonitorixApi.Context(
                routing, links, () -> this.settings.routing(), settings.cors(), around.clock())));
    all.addAll(
        management.routes(
            routing,
            query -> kept.flatMap(database -> database.history(query)),
            () -> this.settings.global().externalLabels(),
            () -> this.settings.routing().locale()));
    return all;
  }

  private List<Route> prometheus(
      Settings settings, AlertingSurroundings around, Optional<Engine> engine) {
    Optional<RuleBook> book = rules.map(RuleKeeper::book);
    URI alertmanager = URI.create(externalUrl(settings) + "/api/v2/alerts");
    if (engine.isEmpty() || series.isEmpty()) {
      return PrometheusApi.unavailable(book, alertmanager, settings.cors());
    }
    return closing(
            PrometheusApi.over(
                new PrometheusApi.Context(
                    series.get(),
                    engine.get(),
                    closing(
                        QueryCache.of(settings.cache(), around.clock(), around.self().registry())),
                    () -> scrapes.map(Scrapes::status).orElse(List.of()),
                    book.orElse(RuleBook.NONE),
                    alertmanager,
                    () -> this.settings.global(),
                    settings.cors(),
                    around.build(),
                    around.clock())))
        .routes();
  }

  /**
   * Starts what the settings ask for.
   *
   * @throws RuntimeException if a file of certificates cannot be used; nothing is left running then
   */
  static Alerting start(Settings settings, AlertingSurroundings around) {
    return new Alerting(settings, around);
  }

  private static String externalUrl(Settings settings) {
    ListenAddress address = settings.listenAddress();
    return settings
        .externalUrl()
        .map(Object::toString)
        .orElseGet(
            () ->
                (settings.webFile().get().tls() == null ? "http" : "https")
                    + "://"
                    + HostName.read()
                    + ":"
                    + address.port());
  }

  private <T extends AutoCloseable> T closing(T part) {
    parts.push(part);
    return part;
  }

  /** Another process may have changed what is set at run time. */
  void refresh() {
    management.refresh();
  }

  /** Whether this process is the one of several that writes. */
  boolean leads() {
    return kept.map(AlertDatabase::leads).orElse(true);
  }

  /** Prometheus's API and Alertmanager's. */
  List<Route> routes() {
    return routes;
  }

  /**
   * Scrapes these jobs, evaluates these rules and routes their alerts so from now on.
   *
   * @throws RuntimeException if a routing file, a rule file or a file of certificates is wrong;
   *     nothing has changed then
   */
  void apply(Settings loaded) {
    RoutingKeeper.Change change = routing.read(loaded.routing());
    try {
      heartbeats.apply(loaded.routing().policy().heartbeats());
      rules.ifPresent(keeper -> keeper.reload(loaded.rules(), loaded.global()));
      applyScrapes(loaded);
    } catch (RuntimeException e) {
      change.discard();
      heartbeats.apply(settings.routing().policy().heartbeats());
      throw e;
    }
    change.apply();
    reports.apply(loaded.routing().policy().reports());
    settings = loaded;
  }

  private void applyScrapes(Settings loaded) {
    try {
      scrapes.ifPresent(jobs -> jobs.apply(loaded.scrapes()));
    } catch (RuntimeException e) {
      rules.ifPresent(keeper -> keeper.reload(settings.rules(), settings.global()));
      throw e;
    }
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      Closing.quietly(parts.pop());
    }
  }
}
