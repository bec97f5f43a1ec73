package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.DatabaseConfig;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.config.RulesConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.AlertHook;
import io.monitorix.exporter.fixture.Relay;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.tuning.Tuning;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two exporters on one PostgreSQL. */
class MonitorixLeaderTest {

  private static final Duration TAKEOVER = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final AlertHook hook = new AlertHook();
  private EmbeddedPostgres server;

  MonitorixLeaderTest() throws IOException {
    server = EmbeddedPostgres.builder().start();
  }

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
        """);
    hook.writeRouting(folder.resolve("alertmanager.yml"));
  }

  @AfterEach
  void stop() throws IOException {
    hook.close();
    server.close();
  }

  private RunningExporter exporter(String name, int port, PveSimulator simulator) {
    RulesConfig none = RulesConfig.NONE;
    return RunningExporter.of(
        Settings.at(RunningExporter.LOCAL)
            .targets(List.of(Targets.of("lab", simulator)))
            .externalUrl(URI.create("http://" + name + ".example:9221"))
            .data(new DataConfig(folder.resolve(name), false))
            .series(SeriesConfig.DEFAULT.enabled(true, Duration.ofSeconds(1)))
            .database(
                new DatabaseConfig(
                    Optional.of(
                        new DatabaseConfig.Server(
                            "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                            "postgres",
                            new Secret("secret"))),
                    Duration.ofDays(400)))
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
            .build());
  }

  private static boolean leads(RunningExporter exporter) {
    return exporter.get("/metrics").body().contains("\nmonitorix_leader 1");
  }

  private static List<String> list(RunningExporter exporter, String path, String jsonPath) {
    HttpResponse<String> answer = exporter.get(path);
    return answer.statusCode() == 200 ? JsonPath.read(answer.body(), jsonPath) : List.of();
  }

  private static HttpResponse<String> post(RunningExporter exporter, String path, String json) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + exporter.port() + path))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(json))
                  .build(),
              BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String silence() {
    Instant now = Instant.now();
    return """
        {"matchers": [{"name": "id", "value": "node/pve1", "isRegex": false}],
         "startsAt": "%s", "endsAt": "%s", "createdBy": "me", "comment": "night"}"""
        .formatted(now, now.plusSeconds(3_600));
  }

  @Test
  void whoStandsByAnswersForTheLeaderAndTakesOverWithoutTellingTwice() throws IOException {
    try (PveSimulator simulator = PveSimulator.builder().size(3, 3).start();
        Relay relay = new Relay(server.getPort());
        RunningExporter one = exporter("one", relay.port(), simulator);
        RunningExporter two = exporter("two", server.getPort(), simulator)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> hook.told().size() == 1);
      assertThat(leads(one)).isTrue();
      assertThat(leads(two)).isFalse();

      assertThat(post(one, "/api/v2/silences", silence()).statusCode()).isEqualTo(200);
      await()
          .untilAsserted(
              () ->
                  assertThat(list(two, "/api/v2/alerts", "$[*].labels.id"))
                      .containsExactlyInAnyOrder("node/pve1", "node/pve2", "node/pve3"));
      assertThat(list(two, "/api/v2/alerts?silenced=false", "$[*].labels.id")).hasSize(2);
      assertThat(list(two, "/api/v2/alerts", "$[*].generatorURL"))
          .allMatch(url -> url.startsWith("http://two.example:9221/graph?"));
      assertThat(list(two, "/api/v2/silences", "$[*].comment")).containsExactly("night");
      assertThat(list(two, "/api/v2/alerts/groups", "$[*].alerts[*].receivers[*].name")).hasSize(3);
      assertThat(list(two, "/api/v1/alerts", "$.data.alerts[*].labels.id")).hasSize(3);
      assertThat(list(two, "/api/v1/rules", "$.data.groups[*].rules[*].health"))
          .containsExactly("ok");
      for (String path : List.of("/api/v2/silences", "/api/v2/alerts")) {
        HttpResponse<String> refused =
            post(two, path, path.endsWith("alerts") ? "[{\"labels\": {\"a\": \"b\"}}]" : silence());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("http://one.example:9221");
      }
      assertThat(two.get("/-/ready").statusCode()).isEqualTo(200);

      relay.cut();

      await().atMost(TAKEOVER).until(() -> leads(two));
      await().atMost(TAKEOVER).until(() -> !leads(one));
      await()
          .untilAsserted(
              () -> assertThat(list(two, "/api/v2/alerts", "$[*].labels.id")).hasSize(3));
      assertThat(list(two, "/api/v2/silences", "$[*].comment")).containsExactly("night");
      // The group is flushed again within seconds of coming back; it has nothing new to tell.
      await()
          .during(Duration.ofSeconds(4))
          .atMost(Duration.ofSeconds(30))
          .until(() -> hook.told().size() == 1);
      assertThat(
              post(two, "/api/v2/alerts", "[{\"labels\": {\"alertname\": \"New\"}}]").statusCode())
          .isEqualTo(200);
      await().until(() -> hook.told().size() == 2);
      assertThat(hook.told().get(1)).contains("New");
      assertThat(post(one, "/api/v2/silences", silence()).statusCode()).isEqualTo(503);
    }
  }
}
