package io.monitorix.exporter.embedded;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.store.AlertStore;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.config.RoutingText;
import io.monitorix.exporter.routing.NotificationMetrics;
import io.monitorix.exporter.routing.RoutingCheck;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.rules.RuleBook;
import io.monitorix.exporter.rules.RuleKeeper;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates Prometheus's rules over the metrics of the application that it is in, and tells
 * receivers of alerts as Alertmanager does; on threads of its own. It can be started and stopped
 * again and again. Thread-safe.
 */
public final class AlertEngine implements AutoCloseable {

  private static final RoutingText USUAL_ROUTING =
      new RoutingText(
          "usual routing",
          """
          route: {receiver: usual}
          receivers: [{name: usual, webhook_configs: [{url: "http://localhost/"}]}]
          """);

  private final AlertEngineSettings settings;
  private final Surroundings around;
  private final PrometheusRegistry own = new PrometheusRegistry();
  private final NotificationMetrics notifications = new NotificationMetrics(own);
  private volatile @Nullable RunningEngine running;

  /** Read already, and not started: for the next start. */
  private @Nullable RoutingKeeper ready;

  private AlertEngine(AlertEngineSettings settings, Surroundings around) {
    this.settings = settings;
    this.around = around;
  }

  /**
   * An engine that is still to be started. Its rules and its routing are read, so that what is
   * wrong with them is known at once.
   *
   * @throws io.monitorix.exporter.rules.RulesInvalidException with all that is wrong with the rules
   * @throws io.monitorix.alerts.yaml.FileException with all that is wrong with the routing
   */
  public static AlertEngine of(AlertEngineSettings settings, Surroundings around) {
    RuleKeeper.check(settings.rules());
    AlertEngine engine = new AlertEngine(settings, around);
    engine.ready = RunningEngine.routing(settings, around, engine.notifications);
    return engine;
  }

  /**
   * Reads what the first engine of a process reads, as far as it is the same for all: the templates
   * of messages, the kinds of receivers, the certificate authorities of the Java runtime. For a
   * thread beside the rest of an application's start; nothing has to wait for it, and no engine
   * needs it.
   */
  public static void prepare() {
    List<String> unused = RoutingCheck.problems(RoutingSettings.NONE.with(USUAL_ROUTING));
  }

  /**
   * Begins: looks at the metrics at the interval of the settings, and evaluates once all of them
   * are there. Does nothing if it has begun.
   *
   * @throws RuntimeException if a file that the routing names cannot be used any more; it is as
   *     stopped then
   */
  public synchronized void start() {
    if (running == null) {
      RoutingKeeper routing =
          ready == null ? RunningEngine.routing(settings, around, notifications) : ready;
      ready = null;
      running = RunningEngine.start(settings, around, routing);
    }
  }

  /** Whether it was started, and not stopped since. */
  public boolean isRunning() {
    return running != null;
  }

  /** Writes what still waits, and ends. It can be started again. */
  @Override
  public synchronized void close() {
    RoutingKeeper unused = ready;
    ready = null;
    if (unused != null) {
      unused.close();
    }
    RunningEngine ending = running;
    running = null;
    if (ending != null) {
      ending.close();
    }
  }

  /** How it does. */
  public AlertEngineStatus status() {
    RunningEngine now = running;
    return now == null ? AlertEngineStatus.STOPPED : now.status();
  }

  /** All groups of rules with their alerts; none while it is stopped. */
  public List<RuleBook.Group> rules() {
    RunningEngine now = running;
    return now == null ? List.of() : now.rules().groups();
  }

  /**
   * The routing: alerts that are known, silences, groups. While another process leads, as that one
   * has written it; nothing can be changed in that.
   *
   * @return empty while it is stopped, or waits for the database
   * @throws io.monitorix.exporter.alerts.NotLeaderException if it stands by, and only the leader
   *     can read the database
   * @throws io.monitorix.alerts.store.database.DatabaseException if that cannot be read
   */
  public Optional<AlertRouting> routing() {
    RunningEngine now = running;
    return now == null ? Optional.empty() : now.routing();
  }

  /** What has become of alerts; empty while it is stopped, does not lead, or keeps nothing. */
  public Optional<AlertStore> store() {
    RunningEngine now = running;
    return now == null ? Optional.empty() : now.store();
  }

  /**
   * Answers a PromQL query over what is kept of the metrics, for now.
   *
   * @return empty while it is stopped
   * @throws RuntimeException if the query cannot be read or answered; the message says why
   */
  public Optional<Value> query(String promql) {
    RunningEngine now = running;
    return Optional.ofNullable(now).map(engine -> engine.query(PromQl.parse(promql)));
  }

  /** How it goes, as {@code monitorix_…} metrics; none while it is stopped. */
  public MetricSnapshots metrics() {
    RunningEngine now = running;
    return now == null ? new MetricSnapshots() : now.metrics(own);
  }
}
