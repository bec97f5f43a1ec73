package io.monitorix.exporter;

import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.rules.AlertSink;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.StateSource;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.push.MetricsSource;
import io.monitorix.exporter.rules.Readiness;
import io.monitorix.exporter.rules.RuleKeeper;
import io.monitorix.exporter.self.BuildInfo;
import io.monitorix.exporter.self.SelfMetrics;
import io.monitorix.exporter.series.SeriesKeeper;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.prometheus.PrometheusApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What is kept of the metrics and told from it: the series, the rules over them, and Prometheus's
 * API. Without series there is none of it.
 */
final class Alerting implements AutoCloseable {

  /** A target that cannot be reached delays the first evaluation no longer than this. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final List<Route> routes;
  private final Optional<RuleKeeper> rules;
  private volatile Settings settings;

  private Alerting(
      Settings settings,
      MetricsSource metrics,
      SelfMetrics self,
      BooleanSupplier polled,
      BuildInfo build,
      InstantSource clock) {
    this.settings = settings;
    if (!settings.series().enabled() || settings.data().isEmpty()) {
      rules = Optional.empty();
      routes = PrometheusApi.unavailable(settings.cors());
      return;
    }
    try {
      SeriesKeeper keeper =
          closing(
              SeriesKeeper.start(
                  settings.series(), settings.data().get().directory(), metrics, clock));
      self.addSnapshots(keeper.metrics()::metrics);
      Engine engine = new Engine(keeper.store());
      RuleKeeper evaluated =
          closing(
              RuleKeeper.load(
                  settings.rules(),
                  settings.global(),
                  new RuleKeeper.Environment(
                      keeper.store(),
                      engine,
                      StateSource.NONE,
                      EvaluationListener.NONE,
                      AlertSink.NONE,
                      externalUrl(settings),
                      clock)));
      self.addSnapshots(evaluated::metrics);
      keeper.onKept(
          new Readiness(polled, clock, clock.instant().plus(LONGEST_WAIT), evaluated::start));
      rules = Optional.of(evaluated);
      routes =
          closing(
                  PrometheusApi.over(
                      new PrometheusApi.Context(
                          keeper,
                          engine,
                          evaluated.book(),
                          () -> this.settings.global(),
                          settings.cors(),
                          build,
                          clock)))
              .routes();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts what the settings ask for.
   *
   * @param polled whether every target has been polled once
   * @throws RuntimeException if the data directory cannot be used; nothing is left running then
   */
  static Alerting start(
      Settings settings,
      MetricsSource metrics,
      SelfMetrics self,
      BooleanSupplier polled,
      BuildInfo build,
      InstantSource clock) {
    return new Alerting(settings, metrics, self, polled, build, clock);
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

  /** Prometheus's API. */
  List<Route> routes() {
    return routes;
  }

  /**
   * Evaluates these rules from now on.
   *
   * @throws RuntimeException if a rule file is wrong; nothing has changed then
   */
  void apply(Settings loaded) {
    rules.ifPresent(keeper -> keeper.reload(loaded.rules(), loaded.global()));
    settings = loaded;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      Closing.quietly(parts.pop());
    }
  }
}
