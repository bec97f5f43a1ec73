package io.monitorix.examples.alerts;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.notify.IntegrationTypes;
import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.config.RoutingConfig;
import io.monitorix.alerts.routing.dispatch.DeliveryExecutor;
import io.monitorix.alerts.routing.dispatch.MemoryGroupStore;
import io.monitorix.alerts.routing.dispatch.MemoryNotificationLog;
import io.monitorix.alerts.routing.silence.SilenceStore;
import io.monitorix.alerts.routing.silence.Silences;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.RuleEnvironment;
import io.monitorix.alerts.rules.RuleManager;
import io.monitorix.alerts.rules.RuleSettings;
import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.SampleSink;
import io.monitorix.alerts.rules.StateSource;
import io.monitorix.alerts.rules.VectorQuery;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * An alert engine within an application: its meters are kept as series, rules are evaluated over
 * them, and receivers are told as a routing file says. All of it is in memory. It has no thread of
 * its own: whoever has it calls {@link #tick} every second, always on the same thread.
 */
public final class Alarms implements AutoCloseable {

  private static final String EXTERNAL_URL = "http://shop.example.org";
  private static final Duration SILENCE_RETENTION = Duration.ofDays(5);

  private final InstantSource clock;
  private final SeriesStore store;
  private final OwnMeters own;
  private final RuleManager rules;
  private final Receivers receivers;
  private final AlertRouting routing;

  /**
   * Prepares it.
   *
   * @param meters what rules can see
   * @param ruleText a rule file of Prometheus
   * @param routingText an alertmanager.yml
   * @param types the kinds of receivers that the routing may name
   * @param deliveries runs attempts to tell receivers: on other threads, so that one who hangs
   *     stops nothing, or at once where that does not matter
   * @throws io.monitorix.alerts.yaml.FileException with all that is wrong with one of the two
   *     texts, and where
   */
  public Alarms(
      PrometheusMeterRegistry meters,
      String ruleText,
      String routingText,
      IntegrationTypes types,
      DeliveryExecutor deliveries,
      InstantSource clock) {
    this.clock = clock;
    RuleFile ruleFile = RuleFile.parse("rules.yml", ruleText, RuleTemplates.CHECK);
    RoutingConfig config = RoutingConfig.parse("routing.yml", routingText, types.keys());
    receivers = new Receivers(config, types, EXTERNAL_URL, clock);
    config.problems().throwIfAny();
    store = SeriesStore.open(SeriesStoreOptions.DEFAULTS.maintainedBy(clock));
    own = new OwnMeters(meters, store, clock);
    routing =
        new AlertRouting(
            config,
            receivers.integrations(),
            new AlertRouting.Surroundings(
                clock,
                new Silences(
                    clock,
                    SILENCE_RETENTION,
                    SilenceStore.NONE,
                    () -> UUID.randomUUID().toString()),
                new MemoryNotificationLog(),
                new MemoryGroupStore(),
                receivers,
                deliveries,
                RandomGenerator.getDefault()));
    rules =
        new RuleManager(
            new RuleEnvironment(
                VectorQuery.of(new Engine(store)),
                store,
                SampleSink.into(store),
                routing.board()::send,
                RuleTemplates.TEMPLATES,
                StateSource.NONE,
                EvaluationListener.NONE,
                clock));
    rules.load(RuleSettings.DEFAULTS.withExternal(Labels.EMPTY, EXTERNAL_URL), List.of(ruleFile));
  }

  /** Gives each meter a sample of now, evaluates what is due, and tells what is due. */
  public void tick() {
    own.scrape();
    rules.runDue();
    routing.tick();
  }

  /** What a query gives now. */
  public Value ask(String query) {
    return own.ask(query);
  }

  /** The names of the alerts that fire, each once, in alphabetical order. */
  public List<String> firing() {
    Instant now = clock.instant();
    return routing.board().alerts().stream()
        .filter(alert -> !alert.isResolved(now))
        .map(alert -> alert.labels().get("alertname"))
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    receivers.close();
    store.close();
  }
}
