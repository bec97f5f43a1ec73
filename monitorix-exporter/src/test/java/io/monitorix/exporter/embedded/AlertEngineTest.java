package io.monitorix.exporter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.alerts.notify.IntegrationTypes;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.rules.GroupEvaluation;
import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.alerts.yaml.YamlValue;
import io.monitorix.exporter.config.GlobalConfig;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.config.RoutingText;
import io.monitorix.exporter.config.RulesConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.push.JobMetrics;
import io.monitorix.exporter.rules.RulesInvalidException;
import io.monitorix.exporter.tuning.Tuning;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

class AlertEngineTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private static final String RULES =
      """
      groups:
      - name: shop
        interval: 1s
        rules:
        - alert: QueueFull
          expr: queue > 10
      """;

  private static final String ROUTING =
      """
      route: {receiver: crier, group_wait: 0s, group_interval: 1s}
      receivers:
      - name: crier
        crier_configs: [{}]
      """;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Gauge queue = Gauge.builder().name("queue").register(registry);
  private final List<Message> told = new CopyOnWriteArrayList<>();
  private final List<GroupEvaluation.Change> changes = new CopyOnWriteArrayList<>();

  /** A kind of receiver that no file of services names. */
  private final class Crier implements IntegrationType {

    @Override
    public String key() {
      return "crier_configs";
    }

    @Override
    public Integration read(YamlValue config, ReceiverContext context) {
      return new Integration() {
        @Override
        public String name() {
          return "crier";
        }

        @Override
        public boolean sendResolved() {
          return true;
        }

        @Override
        public Result send(Message message) {
          told.add(message);
          return Result.sent();
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };
    }
  }

  private Surroundings surroundings() {
    return new Surroundings(
        () -> List.of(new JobMetrics("shop", "one", List.of(registry.scrape()))),
        () -> true,
        List::of,
        IntegrationTypes.load().and(List.of(new Crier())),
        evaluation -> changes.addAll(evaluation.changes()),
        InstantSource.system());
  }

  private static AlertEngineSettings settings(String rules, String routing) {
    SeriesConfig often = SeriesConfig.DEFAULT.enabled(true, Duration.ofMillis(200));
    return AlertEngineSettings.named("test", "http://shop.example.org")
        .keeping(often, Optional.empty())
        .evaluating(
            RulesConfig.NONE.with(List.of(RuleFile.parse("rules.yml", rules, RuleTemplates.CHECK))),
            GlobalConfig.DEFAULT)
        .routing(RoutingSettings.NONE.with(new RoutingText("routing", routing)));
  }

  private AlertEngine engine(AlertEngineSettings settings) {
    return AlertEngine.of(settings, surroundings());
  }

  @Test
  void rulesSeeTheMetricsAndReceiversAreTold() {
    queue.set(20);
    try (AlertEngine engine = engine(settings(RULES, ROUTING))) {
      assertThat(engine.isRunning()).isFalse();
      assertThat(engine.rules()).isEmpty();
      assertThat(engine.query("queue")).isEmpty();
      engine.start();
      engine.start();

      await().atMost(LONG).untilAsserted(() -> assertThat(told).isNotEmpty());
      assertThat(told.get(0).data().alerts().get(0).labels().get("instance")).isEqualTo("one");
      assertThat(told.get(0).data().externalUrl()).isEqualTo("http://shop.example.org");
      assertThat(changes).isNotEmpty();
      assertThat(engine.query("queue")).map(Object::toString).get().asString().contains("shop");
      assertThat(engine.routing()).isPresent();
      assertThat(engine.status())
          .isEqualTo(
              new AlertEngineStatus(true, true, Optional.empty(), 1, 0, 0, 0, 0, Duration.ZERO));
      assertThat(engine.metrics().stream().map(metric -> metric.getMetadata().getName()))
          .contains("monitorix_leader", "monitorix_notifications");

      queue.set(0);
      await()
          .atMost(LONG)
          .untilAsserted(
              () -> assertThat(told.get(told.size() - 1).data().status()).isEqualTo("resolved"));
    }
  }

  @Test
  void anEngineThatEndedCanBeginAgainAndGoesOnWithItsAlerts(@TempDir Path folder) {
    queue.set(20);
    AlertEngineSettings kept =
        settings(RULES, ROUTING)
            .keeping(
                SeriesConfig.DEFAULT.enabled(true, Duration.ofMillis(200)), Optional.of(folder));
    AlertEngine engine = engine(kept);
    try {
      engine.start();
      await().atMost(LONG).untilAsserted(() -> assertThat(told).isNotEmpty());
      engine.close();
      assertThat(engine.status()).isEqualTo(AlertEngineStatus.STOPPED);
      assertThat(engine.metrics().size()).isZero();
      int before = changes.size();

      engine.start();
      await().atMost(LONG).until(() -> engine.rules().get(0).lastEvaluation().toEpochMilli() > 0);
      assertThat(changes).hasSize(before);
      assertThat(told).hasSize(1);
    } finally {
      engine.close();
    }
  }

  @Test
  void alertsAreKeptInTheDatabaseOfTheApplication(@TempDir Path folder) {
    SQLiteConfig config = new SQLiteConfig();
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + folder.resolve("shop.db"));
    queue.set(20);
    try (AlertEngine engine = engine(settings(RULES, ROUTING).in(source))) {
      engine.start();
      await().atMost(LONG).untilAsserted(() -> assertThat(told).isNotEmpty());
      assertThat(engine.store()).isPresent();
    }
    assertThat(folder.resolve("shop.db")).isNotEmptyFile();
    assertThat(folder.resolve("monitorix.db")).doesNotExist();
  }

  @Test
  void whatIsWrongIsToldBeforeItStarts() {
    assertThatThrownBy(() -> engine(settings(RULES, ROUTING.replace("crier_", "town_crier_"))))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("routing:4:")
        .hasMessageContaining("town_crier_configs");
    AlertEngineSettings named = AlertEngineSettings.named("test", "");
    RulesConfig missing =
        new RulesConfig(
            List.of("AlertEngineTest.java"),
            Path.of("src/test/java/io/monitorix/exporter/embedded"),
            false,
            Set.of(),
            Optional.empty(),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofMinutes(10),
            1,
            Tuning.NONE);
    assertThatThrownBy(() -> engine(named.evaluating(missing, GlobalConfig.DEFAULT)))
        .isInstanceOf(RulesInvalidException.class)
        .hasMessageContaining("AlertEngineTest.java");
  }

  @Test
  void theTextOfARoutingIsNotShown() {
    RoutingText text = new RoutingText("routing", "hush");
    assertThat(text).hasToString("RoutingText[routing]");
    assertThat(RoutingSettings.NONE.with(text).toString()).doesNotContain("hush");
  }
}
