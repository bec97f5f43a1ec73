package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.config.RulesConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.AlertHook;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.tuning.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorixNotifyTest {

  @TempDir private Path folder;
  private final AlertHook hook = new AlertHook();

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        folder.resolve("rules.yml"),
        """
        groups:
        - name: nodes
          interval: 1s
          rules:
          - alert: NodeThere
            expr: pve_up{id=~"node/.*"} == 1
            labels: {severity: info}
            annotations: {summary: "{{ $labels.id }} of {{ $labels.cluster }}"}
        """);
    hook.writeRouting(folder.resolve("alertmanager.yml"));
  }

  @AfterEach
  void stop() {
    hook.close();
  }

  private Settings settings(PveSimulator simulator) {
    RulesConfig none = RulesConfig.NONE;
    return Settings.at(RunningExporter.LOCAL)
        .targets(List.of(Targets.of("lab", simulator)))
        .data(new DataConfig(folder.resolve("data"), false))
        .series(SeriesConfig.DEFAULT.enabled(true, Duration.ofSeconds(1)))
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
                2,
                Tuning.NONE))
        .routing(new RoutingSettings(Optional.of(folder.resolve("alertmanager.yml"))))
        .build();
  }

  @Test
  void aConditionThatHoldsIsToldOnceAndNotAgainByARestart() {
    hook.failNext(1);
    try (PveSimulator simulator = PveSimulator.builder().size(3, 3).start()) {
      try (Monitorix exporter = Monitorix.start(settings(simulator), InstantSource.system())) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !hook.told().isEmpty());

        assertThat(JsonPath.<String>read(hook.told().get(0), "$.status")).isEqualTo("firing");
        assertThat(JsonPath.<String>read(hook.told().get(0), "$.groupKey"))
            .isEqualTo("{}:{cluster=\"lab\"}");
        assertThat(
                JsonPath.<List<String>>read(hook.told().get(0), "$.alerts[*].annotations.summary"))
            .containsExactlyInAnyOrder("node/pve1 of lab", "node/pve2 of lab", "node/pve3 of lab");
        String groups = RunningExporter.get(exporter.port(), "/api/v2/alerts/groups").body();
        assertThat(JsonPath.<List<String>>read(groups, "$[*].alerts[*].receivers[*].name"))
            .containsExactly("hook", "hook", "hook");
        await()
            .untilAsserted(
                () ->
                    assertThat(RunningExporter.get(exporter.port(), "/metrics").body())
                        .contains(
                            "monitorix_notifications_failed_total{integration=\"webhook\","
                                + "reason=\"retry\",receiver=\"hook\"} 1"));
      }

      try (Monitorix exporter = Monitorix.start(settings(simulator), InstantSource.system())) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    JsonPath.<List<?>>read(
                                RunningExporter.get(exporter.port(), "/api/v2/alerts").body(), "$")
                            .size()
                        == 3);
        // The group is flushed again within seconds of coming back; it has nothing new to tell.
        await()
            .during(Duration.ofSeconds(4))
            .atMost(Duration.ofSeconds(30))
            .until(() -> hook.told().size() == 1);
      }
    }
  }
}
