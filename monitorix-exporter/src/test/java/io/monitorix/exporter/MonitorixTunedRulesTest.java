package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorixTunedRulesTest {

  private static final String BASE =
      """
      targets: [{name: lab, server: pve1, user: a@pam, password: b}]
      series: {interval: 1s}
      global: {evaluation_interval: 1s}
      """;

  private static final String TUNED =
      """
      rules: {shipped: {disable: [Watchdog]}}
      monitorix:
        thresholds: [{alert: NodeThere, metric: 'pve_up{id=~"node/.+"}', above: 0.5, clear: 0.4}]
        overrides:
        - {alerts: [NodeThere], id: node/pve1, disable: true}
        - {alerts: [GuestCpuHigh, GuestDown, TaskFailed, ProbeFailed], tag: "=~.*", disable: true}
        - {alerts: [GuestMemoryHigh, TaskFailed, ProbeSlow], pool: "!=x", value: 0.5}
        - {alerts: [GuestMemoryHigh], id: "=~.+", cluster: lab, value: 0.6}
        - {alerts: [NodeCpuHigh, NodeMemoryHigh, StorageAlmostFull], cluster: "=~l.b", value: 0.7}
        - {alerts: [NodeCpuHigh, StorageAlmostFull], id: "=~node/.+", value: 0.8}
        - {alerts: [StorageAlmostFull, StorageFillsUp], id: "=~storage/.+", value: 0.9}
        - {alerts: [NodePressureHigh], threshold: node_pressure_cpu_ratio, id: node/pve1, value: 1}
        - {threshold: fills_up_seconds, cluster: lab, value: 1d}
        - {alerts: [NodeDown, StorageInactive, DiskHot], id: node/pve1, disable: true}
        flapping: {window: 5m}
      """;

  @TempDir private Path folder;

  private void write(String text) {
    try {
      Files.writeString(folder.resolve("monitorix.yml"), BASE + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Settings settings(PveSimulator simulator) {
    MonitorixConfig config = new ConfigLoader(Map.of()).load(folder.resolve("monitorix.yml"));
    return Settings.at(RunningExporter.LOCAL)
        .targets(List.of(Targets.of("lab", simulator)))
        .data(new DataConfig(folder.resolve("data"), false))
        .series(config.series())
        .global(config.global())
        .rules(config.rules())
        .build();
  }

  private static List<String> list(Monitorix exporter, String path, String jsonPath) {
    return JsonPath.read(RunningExporter.get(exporter.port(), path).body(), jsonPath);
  }

  private static List<String> firing(Monitorix exporter, String alert, String label) {
    return list(
        exporter,
        "/api/v1/alerts",
        "$.data.alerts[?(@.labels.alertname=='%s')].labels.%s".formatted(alert, label));
  }

  private static List<String> health(Monitorix exporter, String health) {
    return list(
        exporter, "/api/v1/rules", "$.data.groups[*].rules[?(@.health=='" + health + "')].name");
  }

  @Test
  void shippedRulesAreEvaluatedAndAReloadChangesThem() {
    write("");
    try (PveSimulator simulator = PveSimulator.builder().size(3, 6).start();
        Monitorix exporter = Monitorix.start(() -> settings(simulator), InstantSource.system())) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(firing(exporter, "Watchdog", "severity")).containsExactly("info"));
      assertThat(list(exporter, "/api/v1/rules", "$.data.groups[*].file"))
          .contains("shipped/thresholds.yml", "shipped/guests.yml")
          .doesNotContain("monitorix/thresholds.yml");

      write(TUNED);
      exporter.reload();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(firing(exporter, "NodeThere", "id"))
                      .containsExactlyInAnyOrder("node/pve2", "node/pve3"));
      assertThat(firing(exporter, "Watchdog", "severity")).isEmpty();
      assertThat(list(exporter, "/api/v1/rules", "$.data.groups[*].file"))
          .contains("monitorix/thresholds.yml", "monitorix/flapping.yml");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(health(exporter, "unknown")).isEmpty());
      assertThat(health(exporter, "err")).isEmpty();

      write(TUNED.replace("NodeThere], id", "NodeTher], id"));
      assertThatThrownBy(exporter::reload)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("did you mean 'NodeThere'?");
      assertThat(list(exporter, "/api/v1/rules", "$.data.groups[*].file"))
          .contains("monitorix/thresholds.yml");
    }
  }
}
