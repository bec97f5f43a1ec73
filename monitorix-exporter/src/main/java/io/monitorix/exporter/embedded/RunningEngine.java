package io.monitorix.exporter.embedded;

import io.monitorix.alerts.notify.text.SilenceLinks;
import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import io.monitorix.alerts.routing.silence.Placement;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.SampleSink;
import io.monitorix.alerts.rules.StateSource;
import io.monitorix.alerts.rules.VectorQuery;
import io.monitorix.alerts.store.AlertStore;
import io.monitorix.alerts.store.lease.Holder;
import io.monitorix.exporter.alerts.AlertDatabase;
import io.monitorix.exporter.alerts.AlertDatabaseMetrics;
import io.monitorix.exporter.alerts.Duty;
import io.monitorix.exporter.routing.NotificationMetrics;
import io.monitorix.exporter.routing.NotificationQueueMetrics;
import io.monitorix.exporter.routing.NotifyReceivers;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.routing.RoutingMemory;
import io.monitorix.exporter.routing.RoutingNotReadyException;
import io.monitorix.exporter.routing.SilenceMetrics;
import io.monitorix.exporter.rules.Readiness;
import io.monitorix.exporter.rules.RuleBook;
import io.monitorix.exporter.rules.RuleKeeper;
import io.monitorix.exporter.series.SeriesKeeper;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of an engine that runs. Thread-safe: the parts are. */
final class RunningEngine implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RunningEngine.class);

  /** What is not there delays the first evaluation no longer than this. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private static final String FAILED = "err";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Surroundings around;
  private final SeriesKeeper series;
  private final Engine engine;
  private final RoutingKeeper routing;
  private final RuleKeeper rules;
  private final AlertDatabase database;
  private final List<MetricsOfPart> metrics;

  /** How a part does. */
  @FunctionalInterface
  private interface MetricsOfPart {
    MetricSnapshots now();
  }

  private RunningEngine(AlertEngineSettings settings, Surroundings around, RoutingKeeper routing) {
    this.around = around;
    this.routing = routing;
    try {
      series =
          closing(
              SeriesKeeper.start(
                  settings.series(), settings.directory(), around.metrics(), around.clock()));
      engine = new Engine(series.store());
      rules =
          RuleKeeper.read(
              settings.rules(),
              settings.global(),
              new RuleKeeper.Environment(
                  VectorQuery.of(engine),
                  series.store(),
                  SampleSink.into(series.store()),
                  routing,
                  settings.externalUrl(),
                  around.clock()));
      // It is closed after all that still writes to it.
      database = closing(AlertDatabase.open(setup(settings, around), new RulesAndRouting()));
      routing.follow(database, rules::firingAtLeader);
      rules.follow(database);
      closing(routing);
      closing(rules);
      metrics =
          List.of(
              series.metrics()::metrics,
              new NotificationQueueMetrics(routing, around.clock())::metrics,
              new SilenceMetrics(routing)::metrics,
              rules::metrics,
              new AlertDatabaseMetrics(database)::metrics);
      series.onKept(readiness());
    } catch (RuntimeException e) {
      close();
      routing.close();
      throw e;
    }
  }

  /**
   * Starts the parts.
   *
   * @param routing not started; it is closed with the others, also if this fails
   */
  static RunningEngine start(
      AlertEngineSettings settings, Surroundings around, RoutingKeeper routing) {
    return new RunningEngine(settings, around, routing);
  }

  /** A routing that is not started. */
  static RoutingKeeper routing(
      AlertEngineSettings settings, Surroundings around, NotificationMetrics notifications) {
    return RoutingKeeper.read(
        settings.routing(),
        new RoutingKeeper.Environment(
            new NotifyReceivers(
                around.types(),
                settings.externalUrl(),
                around.clock(),
                SilenceLinks.ALERTMANAGER,
                notifications),
            around.clock(),
            RandomGenerator.of("L64X128MixRandom"),
            around.clusters(),
            Placement.NONE));
  }

  private static AlertDatabase.Setup setup(AlertEngineSettings settings, Surroundings around) {
    AlertDatabase.Setup own =
        new AlertDatabase.Setup(
            settings.database(),
            settings.directory(),
            Holder.of(settings.name(), settings.externalUrl()),
            around.clock());
    return settings.dataSource().map(own::in).orElse(own);
  }

  /** What is done by the one of several processes that leads. */
  private final class RulesAndRouting implements Duty {

    /** Routing first: it takes the alerts of rules. */
    @Override
    public void begin(Optional<AlertStore> store, BooleanSupplier sure) {
      routing.start(
          store
              .map(found -> RoutingMemory.of(found.routing()))
              .orElseGet(RoutingMemory::untilRestart),
          sure);
      rules.restore(
          store.map(StateSource::unsent).orElse(StateSource.NONE),
          store
              .<EvaluationListener>map(
                  found ->
                      evaluation -> {
                        found.evaluated(evaluation);
                        around.listener().evaluated(evaluation);
                      })
              .orElse(around.listener()));
    }

    @Override
    public void end() {
      routing.stop();
      rules.stop();
    }
  }

  private Runnable readiness() {
    Instant latest = around.clock().instant().plus(LONGEST_WAIT);
    return new Readiness(around.complete(), around.clock(), latest, rules::start);
  }

  private <T extends AutoCloseable> T closing(T part) {
    parts.push(part);
    return part;
  }

  RuleBook rules() {
    return rules.book();
  }

  Optional<AlertStore> store() {
    return database.store();
  }

  Optional<AlertRouting> routing() {
    try {
      return Optional.of(routing.shown());
    } catch (RoutingNotReadyException e) {
      return Optional.empty();
    }
  }

  Value query(Expr query) {
    return engine.instant(query, around.clock().instant()).value();
  }

  MetricSnapshots metrics(PrometheusRegistry own) {
    return new MetricSnapshots(
        Stream.concat(own.scrape().stream(), metrics.stream().flatMap(part -> part.now().stream()))
            .toList());
  }

  AlertEngineStatus status() {
    Instant now = around.clock().instant();
    List<QueuedNotification> queued = routing.queued();
    List<RuleBook.Rule> all =
        rules.book().groups().stream().flatMap(group -> group.rules().stream()).toList();
    return new AlertEngineStatus(
        true,
        database.leads(),
        database.fault(),
        all.size(),
        (int) all.stream().filter(rule -> rule.evaluation().health().equals(FAILED)).count(),
        count(queued, QueuedNotification.State.PENDING),
        count(queued, QueuedNotification.State.HELD),
        count(queued, QueuedNotification.State.DEAD),
        queued.stream()
            .filter(each -> each.state() == QueuedNotification.State.PENDING)
            .map(each -> Duration.between(each.since(), now))
            .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other));
  }

  private static int count(List<QueuedNotification> queued, QueuedNotification.State state) {
    return (int) queued.stream().filter(each -> each.state() == state).count();
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.warn("a part of the alert engine did not close", e);
      }
    }
  }
}
