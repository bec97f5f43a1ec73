package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.fixture.AlertHook;
import io.monitorix.exporter.fixture.JarProcess;
import io.monitorix.exporter.fixture.RunningExporter;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three processes on one PostgreSQL, of which the one that leads is killed. */
class ReplicasIT {

  private static final Pattern LISTENING = Pattern.compile("listening: .*port=([1-9]\\d*)");
  private static final Duration TAKEOVER = Duration.ofSeconds(30);

  @TempDir private Path folder;

  /** One of them. */
  private record Replica(JarProcess process, int port) {

    boolean leads() {
      return RunningExporter.get(port, "/metrics").body().contains("\nmonitorix_leader 1");
    }

    List<String> list(String path, String jsonPath) {
      HttpResponse<String> answer = RunningExporter.get(port, path);
      return answer.statusCode() == 200 ? JsonPath.read(answer.body(), jsonPath) : List.of();
    }

    int post(String path, String json) {
      try {
        return HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json))
                    .build(),
                BodyHandlers.ofString())
            .statusCode();
      } catch (IOException e) {
        return -1;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void loseAndDoubleNothingWhenTheOneThatLeadsIsKilled() throws Exception {
    List<Replica> replicas = new ArrayList<>();
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        AlertHook hook = new AlertHook();
        PveSimulator simulator = PveSimulator.builder().size(2, 3).start()) {
      hook.writeRouting(folder.resolve("alertmanager.yml"));
      for (String name : List.of("one", "two", "three")) {
        replicas.add(start(name, server.getPort(), simulator));
      }
      await().atMost(TAKEOVER).until(() -> replicas.stream().anyMatch(Replica::leads));
      Replica first = leader(replicas);
      assertThat(replicas).filteredOn(Replica::leads).hasSize(1);

      tell(replicas, "Before");
      assertThat(first.post("/api/v2/silences", silence())).isEqualTo(200);
      tell(replicas, "Silenced");
      await().until(() -> hook.told().size() == 1);
      List<Replica> others = replicas.stream().filter(each -> !each.equals(first)).toList();
      for (Replica each : others) {
        await()
            .untilAsserted(
                () ->
                    assertThat(each.list("/api/v2/alerts", "$[*].labels.alertname"))
                        .containsExactlyInAnyOrder("Before", "Silenced"));
        assertThat(each.list("/api/v2/silences", "$[*].comment")).containsExactly("night");
        assertThat(each.list("/api/v1/query?query=pve_node_info", "$.data.result[*].metric.id"))
            .hasSize(2);
      }

      first.process().signal("KILL");
      tell(others, "After");

      await().atMost(TAKEOVER).until(() -> others.stream().anyMatch(Replica::leads));
      assertThat(others).filteredOn(Replica::leads).hasSize(1);
      assertThat(leader(others).list("/api/v2/silences", "$[*].status.state"))
          .containsExactly("active");
      await().during(Duration.ofSeconds(4)).atMost(TAKEOVER).until(() -> hook.told().size() == 2);
      assertThat(alertNames(hook.told().get(0))).containsExactly("Before");
      assertThat(alertNames(hook.told().get(1))).containsExactly("After");
    } finally {
      replicas.forEach(each -> each.process().close());
    }
  }

  private static Replica leader(List<Replica> replicas) {
    return replicas.stream().filter(Replica::leads).findFirst().orElseThrow();
  }

  /** As a Prometheus does that has all of them as its Alertmanagers: until one has taken it. */
  private static void tell(List<Replica> replicas, String alert) {
    String json = "[{\"labels\": {\"alertname\": \"" + alert + "\", \"cluster\": \"%s\"}}]";
    String body = json.formatted(alert);
    await()
        .atMost(TAKEOVER)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> replicas.stream().anyMatch(each -> each.post("/api/v2/alerts", body) == 200));
  }

  private static List<String> alertNames(String notification) {
    return JsonPath.read(notification, "$.alerts[*].labels.alertname");
  }

  private static String silence() {
    Instant now = Instant.now();
    return """
        {"matchers": [{"name": "alertname", "value": "Silenced", "isRegex": false}],
         "startsAt": "%s", "endsAt": "%s", "createdBy": "me", "comment": "night"}"""
        .formatted(now, now.plusSeconds(3_600));
  }

  private Replica start(String name, int database, PveSimulator simulator) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(name + ".yml"),
            """
            web: {listen_address: "127.0.0.1:0"}
            data_dir: %s
            poll: {interval: 2s}
            series: {interval: 1s}
            database: {url: "jdbc:postgresql://127.0.0.1:%d/postgres", username: postgres, password: postgres}
            rules: {shipped: {enabled: false}}
            routing: {config_file: %s, quiet_start: {enabled: false}}
            targets:
              - name: lab
                server: %s
                token: {id: "%s", secret: %s}
                tls: {fingerprint: "%s"}
            """
                .formatted(
                    folder.resolve(name),
                    database,
                    folder.resolve("alertmanager.yml"),
                    simulator.url(),
                    simulator.auditor().tokenId(),
                    simulator.auditor().secret(),
                    simulator.fingerprint()));
    JarProcess process = JarProcess.start(folder, Map.of(), "run", "--config", file.toString());
    return new Replica(process, Integer.parseInt(process.awaitErr(LISTENING)));
  }
}
