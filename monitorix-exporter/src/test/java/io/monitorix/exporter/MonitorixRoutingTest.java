package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.config.RulesConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.tuning.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorixRoutingTest {

  private static final String RULES =
      "groups: [{name: g, interval: 1s, rules: [{alert: Always, expr: vector(1)}]}]";
  private static final String ROUTES = "route: {receiver: hook}\nreceivers: [{name: hook}]\n";

  @TempDir private Path folder;
  private Path routes;

  @BeforeEach
  void writeFiles() throws IOException {
    routes = folder.resolve("alertmanager.yml");
    Files.writeString(routes, ROUTES);
    Files.writeString(folder.resolve("rules.yml"), RULES);
  }

  private Settings settings() {
    SeriesConfig off = SeriesConfig.OFF;
    RulesConfig none = RulesConfig.NONE;
    return Settings.at(RunningExporter.LOCAL)
        .data(new DataConfig(folder.resolve("data"), false))
        .series(
            new SeriesConfig(
                true,
                Duration.ofMillis(500),
                off.retention(),
                off.maxBytes(),
                off.fiveMinutes(),
                off.hours()))
        .rules(
            new RulesConfig(
                List.of("rules.yml"),
                folder,
                false,
                Set.of(),
                Optional.empty(),
                none.resendDelay(),
                none.outageTolerance(),
                none.gracePeriod(),
                1,
                Tuning.NONE))
        .routing(new RoutingSettings(Optional.of(routes)))
        .build();
  }

  private static List<String> texts(int port, String path, String jsonPath) {
    return JsonPath.read(RunningExporter.get(port, path).body(), jsonPath);
  }

  private static String text(int port, String path, String jsonPath) {
    return JsonPath.read(RunningExporter.get(port, path).body(), jsonPath);
  }

  private static void awaitAlert(int port) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(texts(port, "/api/v2/alerts", "$[*].labels.alertname"))
                    .containsExactly("Always"));
  }

  @Test
  void alertsOfRulesAreRoutedAndAReloadKeepsThem() throws IOException {
    try (Monitorix exporter = Monitorix.start(settings(), InstantSource.system())) {
      int port = exporter.port();
      awaitAlert(port);
      assertThat(text(port, "/api/v2/alerts", "$[0].generatorURL"))
          .contains("/graph?g0.expr=vector%281%29");
      assertThat(text(port, "/api/v1/alertmanagers", "$.data.activeAlertmanagers[0].url"))
          .endsWith("/api/v2/alerts");

      Files.writeString(routes, "route: {receiver: hook}\nreceivers: [{nam: hook}]\n");
      assertThatThrownBy(exporter::reload)
          .isInstanceOf(FileException.class)
          .hasMessageContaining("alertmanager.yml:2:");
      assertThat(text(port, "/api/v2/receivers", "$[0].name")).isEqualTo("hook");

      Files.writeString(routes, ROUTES.replace("hook", "pager"));
      Files.writeString(folder.resolve("rules.yml"), RULES.replace("vector", "vectr"));
      assertThatThrownBy(exporter::reload).hasMessageContaining("rules.yml:1:");
      assertThat(text(port, "/api/v2/receivers", "$[0].name")).isEqualTo("hook");

      Files.writeString(folder.resolve("rules.yml"), RULES);
      exporter.reload();
      assertThat(texts(port, "/api/v2/alerts", "$[*].receivers[*].name")).containsExactly("pager");
    }
  }

  @Test
  void aRoutingFileThatIsWrongKeepsTheProcessFromStarting() throws IOException {
    Files.writeString(routes, "receivers: [{name: hook}]\n");

    assertThatThrownBy(() -> Monitorix.start(settings(), InstantSource.system()))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("alertmanager.yml:1:1: no route provided in config");
  }

  @Test
  void withoutSeriesOrRulesAlertsOfOthersAreTaken() {
    try (RunningExporter exporter = RunningExporter.polling()) {
      assertThat(exporter.get("/alertmanager/-/ready").statusCode()).isEqualTo(200);
      assertThat(exporter.get("/api/v2/receivers").body()).isEqualTo("[{\"name\":\"default\"}]\n");
      assertThat(exporter.get("/api/v1/alertmanagers").body()).contains("/api/v2/alerts");
    }
  }
}
