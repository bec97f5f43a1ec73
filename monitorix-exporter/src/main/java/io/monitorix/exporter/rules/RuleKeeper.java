package io.monitorix.exporter.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.AlertSink;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.RuleEnvironment;
import io.monitorix.alerts.rules.RuleManager;
import io.monitorix.alerts.rules.RuleRunner;
import io.monitorix.alerts.rules.RuleSettings;
import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.SampleSink;
import io.monitorix.alerts.rules.StateSource;
import io.monitorix.alerts.rules.VectorQuery;
import io.monitorix.alerts.storage.SeriesSource;
import io.monitorix.exporter.config.GlobalConfig;
import io.monitorix.exporter.config.RulesConfig;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates the rules of the configuration, on threads of its own, until it is closed. Safe for
 * several threads.
 */
public final class RuleKeeper implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RuleKeeper.class);

  private final RuleManager manager;
  private final int concurrency;
  private @Nullable RuleRunner runner;
  private final RuleMetrics metrics;
  private final String externalUrl;
  private boolean closed;

  /**
   * What it works with.
   *
   * @param queries answers the rules' expressions
   * @param recorded has what rules made before the start
   * @param samples takes what they make
   * @param state knows the alerts of before the start
   * @param listener keeps what becomes of alerts
   * @param alerts takes what is to be told
   * @param externalUrl where browsers find the process, without a slash at the end
   */
  public record Environment(
      VectorQuery queries,
      SeriesSource recorded,
      SampleSink samples,
      StateSource state,
      EvaluationListener listener,
      AlertSink alerts,
      String externalUrl,
      InstantSource clock) {}

  private RuleKeeper(Environment environment, RuleMetrics metrics, RulesConfig config) {
    this.metrics = metrics;
    this.concurrency = config.concurrency();
    this.externalUrl = environment.externalUrl();
    this.manager =
        new RuleManager(
            new RuleEnvironment(
                environment.queries(),
                environment.recorded(),
                environment.samples(),
                environment.alerts(),
                RuleTemplates.TEMPLATES,
                environment.state(),
                evaluation -> {
                  metrics.evaluated(evaluation);
                  environment.listener().evaluated(evaluation);
                },
                environment.clock()));
  }

  /**
   * Reads the rules and what is known of their alerts. Rule files that are wrong are told in the
   * log, and the others evaluated once it is started.
   */
  public static RuleKeeper load(RulesConfig config, GlobalConfig global, Environment environment) {
    LoadedRules loaded = LoadedRules.read(config);
    loaded
        .problems()
        .forEach(
            problem -> log.error("a rule file is wrong, the others are evaluated: {}", problem));
    RuleKeeper keeper = new RuleKeeper(environment, new RuleMetrics(), config);
    keeper.load(config, global, loaded);
    return keeper;
  }

  /** Begins to evaluate. */
  public synchronized void start() {
    if (runner == null && !closed) {
      runner = RuleRunner.start(manager, concurrency);
    }
  }

  /**
   * Reads the files again; rules that did not change go on as they are.
   *
   * @throws RulesInvalidException if a file is wrong; nothing has changed then
   */
  public void reload(RulesConfig config, GlobalConfig global) {
    LoadedRules loaded = LoadedRules.read(config);
    if (!loaded.problems().isEmpty()) {
      throw new RulesInvalidException(loaded.problems());
    }
    load(config, global, loaded);
  }

  private void load(RulesConfig config, GlobalConfig global, LoadedRules loaded) {
    manager.load(
        new RuleSettings(
            global.evaluationInterval(),
            global.ruleQueryOffset(),
            config.resendDelay(),
            config.outageTolerance(),
            config.gracePeriod(),
            Labels.of(global.externalLabels()),
            externalUrl),
        loaded.files());
    int rules = loaded.files().stream().mapToInt(file -> file.size()).sum();
    log.info("rules loaded: files={} rules={}", loaded.files().size(), rules);
  }

  /** What is evaluated, for the API. */
  public RuleBook book() {
    return ManagedRules.of(manager);
  }

  /** How it goes, for the metrics of the process. */
  public MetricSnapshots metrics() {
    return metrics.metrics(manager);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (runner != null) {
      runner.close();
    }
  }
}
