package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.GlobalConfig;
import io.monitorix.exporter.config.RulesConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.tuning.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorixRulesTest {

  private static final String NODES =
      """
      groups:
      - name: nodes
        interval: 1s
        rules:
        - record: cluster:nodes:count
          expr: count by (cluster) (pve_up{id=~"node/.*"})
        - alert: NodesThere
          expr: cluster:nodes:count > 0
          labels: {severity: info}
          annotations:
            summary: "{{ $value }} nodes in {{ $labels.cluster }} of {{ $externalLabels.site }}"
      """;

  @TempDir private Path folder;
  private Path rules;

  @BeforeEach
  void writeRules() throws IOException {
    rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("nodes.yml"), NODES);
  }

  private Settings settings(PveSimulator simulator) {
    SeriesConfig off = SeriesConfig.OFF;
    RulesConfig none = RulesConfig.NONE;
    return Settings.at(RunningExporter.LOCAL)
        .targets(List.of(Targets.of("lab", simulator)))
        .data(new DataConfig(folder.resolve("data"), false))
        .series(
            new SeriesConfig(
                true,
                Duration.ofSeconds(1),
                off.retention(),
                off.maxBytes(),
                off.fiveMinutes(),
                off.hours()))
        .global(
            new GlobalConfig(
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ZERO,
                Map.of("site", "berlin")))
        .rules(
            new RulesConfig(
                List.of("rules/*.yml"),
                folder,
                false,
                Set.of(),
                Optional.empty(),
                none.resendDelay(),
                none.outageTolerance(),
                none.gracePeriod(),
                2,
                Tuning.NONE))
        .build();
  }

  private static List<String> list(int port, String path, String jsonPath) {
    return JsonPath.read(RunningExporter.get(port, path).body(), jsonPath);
  }

  private static List<String> alerts(int port, String field) {
    return list(port, "/api/v1/alerts", "$.data.alerts[*]." + field);
  }

  @Test
  void rulesAreEvaluatedOverWhatIsPolledAndToldAsPrometheusTells() {
    try (PveSimulator simulator = PveSimulator.builder().size(3, 6).start();
        Monitorix exporter = Monitorix.start(settings(simulator), InstantSource.system())) {
      int port = exporter.port();
      awaitAlert(port);

      assertThat(alerts(port, "annotations.summary")).containsExactly("3 nodes in lab of berlin");
      assertThat(list(port, "/api/v1/rules", "$.data.groups[*].rules[*].health"))
          .containsExactly("ok", "ok");
      // Alerts are written once it is clear that there is nothing of before to go on with.
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(
                          list(
                              port,
                              "/api/v1/query?query=ALERTS%7Balertstate=%22firing%22%7D",
                              "$.data.result[*].metric.severity"))
                      .containsExactly("info"));
      assertThat(RunningExporter.get(port, "/federate?match[]=ALERTS").body())
          .contains("alertname=\"NodesThere\"", "site=\"berlin\"");
      assertThat(RunningExporter.get(port, "/metrics").body())
          .contains(
              "monitorix_alerts{state=\"firing\"} 1",
              "monitorix_rule_evaluation_failures_total{group=\""
                  + rules.resolve("nodes.yml")
                  + ";nodes\"} 0");
    }
  }

  @Test
  void aFileThatIsWrongKeepsNoOtherFromBeingEvaluated() throws IOException {
    Files.writeString(rules.resolve("broken.yml"), "groups: [{name: x, rulez: []}]");
    try (PveSimulator simulator = PveSimulator.builder().size(1, 1).start();
        Monitorix exporter = Monitorix.start(settings(simulator), InstantSource.system())) {
      awaitAlert(exporter.port());
    }
  }

  @Test
  void aReloadKeepsAlertsAndRefusesFilesThatAreWrong() throws IOException {
    try (PveSimulator simulator = PveSimulator.builder().size(3, 6).start();
        Monitorix exporter = Monitorix.start(settings(simulator), InstantSource.system())) {
      int port = exporter.port();
      awaitAlert(port);
      List<String> since = alerts(port, "activeAt");

      Files.writeString(rules.resolve("nodes.yml"), NODES.replace("expr: count by", "expr: cunt"));
      assertThatThrownBy(exporter::reload)
          .hasMessageContaining("nodes.yml:6:")
          .hasMessageContaining("could not parse expression");
      assertThat(alerts(port, "activeAt")).isEqualTo(since);

      Files.writeString(rules.resolve("nodes.yml"), NODES.replace("nodes in", "machines in"));
      exporter.reload();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(alerts(port, "annotations.summary"))
                      .containsExactly("3 machines in lab of berlin"));
      assertThat(alerts(port, "activeAt")).isEqualTo(since);
    }
  }

  @Test
  void aRestartGoesOnWithTheAlertsOfBefore() {
    try (PveSimulator simulator = PveSimulator.builder().size(3, 6).start()) {
      List<String> since;
      try (Monitorix exporter = Monitorix.start(settings(simulator), InstantSource.system())) {
        awaitAlert(exporter.port());
        since = alerts(exporter.port(), "activeAt");
        await()
            .untilAsserted(
                () ->
                    assertThat(RunningExporter.get(exporter.port(), "/metrics").body())
                        .contains(
                            "monitorix_alert_database_up 1",
                            "monitorix_alert_database_pending_rows 0",
                            "monitorix_alert_processing_duration_seconds_count 1"));
      }

      try (Monitorix exporter = Monitorix.start(settings(simulator), InstantSource.system())) {
        awaitAlert(exporter.port());
        assertThat(alerts(exporter.port(), "activeAt")).isEqualTo(since);
      }
    }
  }

  private static void awaitAlert(int port) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(alerts(port, "state")).isEqualTo(List.of("firing")));
  }
}
