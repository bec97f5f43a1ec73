package io.monitorix.exporter.rules;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.rules.Alert;
import io.monitorix.alerts.rules.AlertSink;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.GroupEvaluation;
import io.monitorix.alerts.rules.OutgoingAlert;
import io.monitorix.alerts.rules.Rule;
import io.monitorix.alerts.rules.RuleEnvironment;
import io.monitorix.alerts.rules.RuleKey;
import io.monitorix.alerts.rules.RuleManager;
import io.monitorix.alerts.rules.RuleRunner;
import io.monitorix.alerts.rules.RuleSettings;
import io.monitorix.alerts.rules.RuleStatus;
import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.SampleSink;
import io.monitorix.alerts.rules.StateSource;
import io.monitorix.alerts.rules.VectorQuery;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.storage.SeriesSource;
import io.monitorix.alerts.store.lease.LeadershipLostException;
import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.StoredAlert;
import io.monitorix.alerts.store.query.StoredRule;
import io.monitorix.exporter.alerts.AlertDatabase;
import io.monitorix.exporter.config.GlobalConfig;
import io.monitorix.exporter.config.RulesConfig;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates the rules of the configuration, on threads of its own, until it is closed. Safe for
 * several threads.
 */
public final class RuleKeeper implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RuleKeeper.class);

  private final Environment environment;
  private final RuleMetrics metrics;
  private volatile RuleManager manager;
  private RulesConfig config;
  private GlobalConfig global;
  private LoadedRules loaded;
  private Map<RuleName, RuleOverride> overrides = Map.of();
  private volatile StateSource state = StateSource.NONE;
  private volatile EvaluationListener listener = EvaluationListener.NONE;
  private volatile @Nullable AlertDatabase followed;
  private boolean restored;
  private boolean begun;
  private boolean closed;
  private @Nullable RuleRunner runner;

  /**
   * What it works with.
   *
   * @param queries answers the rules' expressions
   * @param recorded has what rules made before the start
   * @param samples takes what they make
   * @param alerts takes what is to be told
   * @param externalUrl where browsers find the process, without a slash at the end
   */
  public record Environment(
      VectorQuery queries,
      SeriesSource recorded,
      SampleSink samples,
      AlertSink alerts,
      String externalUrl,
      InstantSource clock) {}

  private RuleKeeper(RulesConfig config, GlobalConfig global, Environment environment) {
    this.config = config;
    this.global = global;
    this.loaded = LoadedRules.read(config);
    this.metrics = new RuleMetrics(environment.clock());
    this.environment = environment;
    this.manager = manager(rule -> state.alerts(rule));
  }

  private RuleManager manager(StateSource before) {
    return new RuleManager(
        new RuleEnvironment(
            environment.queries(),
            environment.recorded(),
            environment.samples(),
            this::send,
            RuleTemplates.TEMPLATES,
            before,
            this::evaluated,
            environment.clock()));
  }

  /**
   * Reads the rules. Files that are wrong are told in the log, and the others evaluated. That
   * begins once it is {@linkplain #start started} and has {@linkplain #restore its state}.
   */
  public static RuleKeeper read(RulesConfig config, GlobalConfig global, Environment environment) {
    RuleKeeper keeper = new RuleKeeper(config, global, environment);
    keeper
        .loaded
        .problems()
        .forEach(
            problem -> log.error("a rule file is wrong, the others are evaluated: {}", problem));
    return keeper;
  }

  /** All that is wrong with the rule files that the configuration names, each with its place. */
  public static List<String> problems(RulesConfig config) {
    return LoadedRules.read(config).problems();
  }

  /**
   * Sees to it that all rule files are in order.
   *
   * @throws RulesInvalidException if one is not
   */
  public static void check(RulesConfig config) {
    List<String> problems = problems(config);
    if (!problems.isEmpty()) {
      throw new RulesInvalidException(problems);
    }
  }

  /** The listener may fail: what is counted is counted all the same. */
  private void evaluated(GroupEvaluation evaluation) {
    try {
      listener.evaluated(evaluation);
    } catch (LeadershipLostException e) {
      log.info("an evaluation came too late: group={}", evaluation.group().key().name());
    } finally {
      metrics.evaluated(evaluation);
    }
  }

  /** What is left of an evaluation that another process has overtaken is for that one to tell. */
  private void send(List<OutgoingAlert> alerts) {
    try {
      environment.alerts().send(alerts);
    } catch (RuntimeException e) {
      AlertDatabase database = followed;
      if (database == null || database.whyStandingBy().isEmpty()) {
        throw e;
      }
      log.info("alerts are not told here: alerts={} reason={}", alerts.size(), e.getMessage());
    }
  }

  /**
   * Goes on with the alerts of before the start.
   *
   * @param before knows them
   * @param after keeps what becomes of them
   */
  public synchronized void restore(StateSource before, EvaluationListener after) {
    state = before;
    listener = after;
    restored = true;
    load();
    run();
  }

  /**
   * Ends at once what was restored, and waits for it to be restored again: then it goes on as after
   * a start.
   */
  public synchronized void stop() {
    restored = false;
    RuleRunner running = runner;
    runner = null;
    if (running != null) {
      running.close();
      log.info("rules are not evaluated any more, as this process does not lead");
    }
    state = StateSource.NONE;
    listener = EvaluationListener.NONE;
    manager = manager(rule -> state.alerts(rule));
  }

  /** Shows what another process has evaluated while this one stands by. */
  public void follow(AlertDatabase database) {
    followed = database;
  }

  /** Begins to evaluate, once the state of before is there. */
  public synchronized void start() {
    begun = true;
    run();
  }

  private void run() {
    if (restored && begun && runner == null && !closed) {
      runner = RuleRunner.start(manager, config.concurrency());
    }
  }

  /**
   * Reads the files again; rules that did not change go on as they are.
   *
   * @throws RulesInvalidException if a file is wrong; nothing has changed then
   */
  public synchronized void reload(RulesConfig newConfig, GlobalConfig newGlobal) {
    LoadedRules read = LoadedRules.read(newConfig);
    if (!read.problems().isEmpty()) {
      throw new RulesInvalidException(read.problems());
    }
    config = newConfig;
    global = newGlobal;
    loaded = read;
    if (restored) {
      load();
    }
  }

  private void load() {
    List<RuleFile> files = overridden().evaluated();
    manager.load(ruleSettings(), files);
    int rules = files.stream().mapToInt(file -> file.size()).sum();
    log.info("rules loaded: files={} rules={}", files.size(), rules);
  }

  private synchronized OverriddenRules overridden() {
    return new OverriddenRules(loaded.files(), config.disabled(), overrides);
  }

  /**
   * Has some alerts evaluated otherwise than the configuration says, from their next evaluation on;
   * in the place of what was told before.
   *
   * @param told those of rules that there are not wait for them
   */
  public synchronized void override(Map<RuleName, RuleOverride> told) {
    if (told.equals(overrides)) {
      return;
    }
    overrides = Map.copyOf(told);
    log.info("rules are overridden at run time: overrides={}", overrides.size());
    if (restored) {
      load();
    }
  }

  /** All rules of all files, those too that are not evaluated. */
  public List<KnownRule> known() {
    return overridden().known();
  }

  private RuleSettings ruleSettings() {
    return new RuleSettings(
        global.evaluationInterval(),
        global.ruleQueryOffset(),
        config.resendDelay(),
        config.outageTolerance(),
        config.gracePeriod(),
        Labels.of(global.externalLabels()),
        environment.externalUrl());
  }

  /**
   * What is evaluated, for the API; while this process stands by, what the leader has kept of the
   * rules that are in the files here.
   */
  public RuleBook book() {
    return () ->
        leadersRules()
            .map(Others::groups)
            .orElseGet(() -> ManagedRules.of(manager, Rule::status).groups());
  }

  /** All that fires at the leader while this process stands by; nothing if it leads. */
  public List<OutgoingAlert> firingAtLeader() {
    Instant now = environment.clock().instant();
    return leadersRules()
        .map(
            others ->
                others.manager().groups().stream()
                    .flatMap(group -> group.firing(now).stream())
                    .toList())
        .orElse(List.of());
  }

  /** Rules as another process has evaluated them. */
  private record Others(RuleManager manager, Map<RuleKey, RuleStatus> statuses) {

    List<RuleBook.Group> groups() {
      return ManagedRules.of(manager, rule -> statuses.getOrDefault(rule.key(), rule.status()))
          .groups();
    }
  }

  private Optional<Others> leadersRules() {
    AlertDatabase database = followed;
    return database == null
        ? Optional.empty()
        : database
            .leadersView()
            .map(
                view -> {
                  Map<RuleKey, List<Alert>> alerts =
                      view.alerts(AlertFilter.ALL).stream()
                          .collect(
                              Collectors.groupingBy(
                                  StoredAlert::rule,
                                  Collectors.mapping(StoredAlert::alert, Collectors.toList())));
                  RuleManager others = manager(rule -> alerts.getOrDefault(rule, List.of()));
                  synchronized (this) {
                    others.load(ruleSettings(), overridden().evaluated());
                  }
                  Map<RuleKey, RuleStatus> statuses =
                      view.rules().stream()
                          .collect(Collectors.toMap(StoredRule::rule, StoredRule::status));
                  return new Others(others, statuses);
                });
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
