package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.fixture.AlertHook;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maintenance of a node, over a simulated cluster whose alerts do not name their node. */
class MonitorixMaintenanceTest {

  private static final String CONFIG =
      """
      routing: {config_file: alertmanager.yml}
      rules: {shipped: {enabled: false}}
      rule_files: [rules.yml]
      targets: [{name: none, server: none.example, token: {id: a@pve!b, secret: c}}]
      """;
  private static final String RULES =
      """
      groups:
      - name: all
        interval: 1s
        rules:
        - {alert: Seen, expr: 'max by (cluster, id) (pve_up) >= 0'}
      """;

  @TempDir Path folder;

  @Test
  void itCoversTheNodeItsStoragesAndTheGuestsThatAreOnIt() throws Exception {
    try (PveSimulator cluster = PveSimulator.builder().size(2, 6).start();
        AlertHook hook = new AlertHook()) {
      hook.writeRouting(folder.resolve("alertmanager.yml"));
      Files.writeString(folder.resolve("rules.yml"), RULES);
      Settings settings =
          Settings.of(
                  new ConfigLoader(Map.of())
                      .load(Files.writeString(folder.resolve("monitorix.yml"), CONFIG)))
              .listenAddress(RunningExporter.LOCAL)
              .targets(List.of(Targets.of("lab", cluster)))
              .build();
      try (Monitorix monitorix = Monitorix.start(settings, InstantSource.system())) {
        int port = monitorix.port();
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    ids(port, "/api/v2/alerts", "$[*].labels.id")
                        .containsAll(List.of("node/pve1", "node/pve2")));
        List<String> here = guests(port, "pve1");
        List<String> there = guests(port, "pve2");
        assertThat(here).isNotEmpty();
        assertThat(there).isNotEmpty();

        assertThat(announce(port).statusCode()).isEqualTo(201);

        assertThat(ids(port, "/api/v2/alerts?silenced=true&active=false", "$[*].labels.id"))
            .containsAll(here)
            .contains("node/pve1")
            .doesNotContainAnyElementsOf(there)
            .doesNotContain("node/pve2");
        assertThat(ids(port, "/api/v2/alerts?silenced=false", "$[*].labels.id"))
            .containsAll(there)
            .contains("node/pve2")
            .doesNotContainAnyElementsOf(here)
            .doesNotContain("node/pve1");
      }
    }
  }

  private static List<String> guests(int port, String node) {
    return ids(
        port, "/api/monitorix/v1/inventory/guests", "$.items[?(@.node == '" + node + "')].id");
  }

  private static List<String> ids(int port, String path, String expression) {
    return JsonPath.read(RunningExporter.get(port, path).body(), expression);
  }

  private static HttpResponse<String> announce(int port) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/api/monitorix/v1/maintenance"))
                .POST(
                    BodyPublishers.ofString(
                        "{\"cluster\": \"lab\", \"node\": \"pve1\", \"duration\": \"1h\","
                            + " \"comment\": \"new disks\"}"))
                .build(),
            BodyHandlers.ofString());
  }
}
