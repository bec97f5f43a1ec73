package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerial.snappy.Snappy;

class MonitorixRemoteRulesTest {

  private static final String ONE =
      "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
          + "[{\"metric\":{\"host\":\"a\"},\"value\":[1,\"7\"]}]}}";

  @TempDir private Path folder;
  private final MockWebServer server = new MockWebServer();
  private final Set<String> tenants = ConcurrentHashMap.newKeySet();
  private final Set<String> written = ConcurrentHashMap.newKeySet();
  private volatile boolean fails;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MockResponse answer(RecordedRequest request) {
    if (request.getUrl().encodedPath().equals("/write")) {
      try {
        byte[] body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        written.add(new String(Snappy.uncompress(body), StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new MockResponse.Builder().build();
    }
    tenants.add(String.valueOf(request.getHeaders().get("X-Scope-OrgID")));
    return fails
        ? new MockResponse.Builder().code(503).body("no store gateways").build()
        : new MockResponse.Builder().body(ONE).build();
  }

  private static List<String> list(int port, String path, String jsonPath) {
    return JsonPath.read(RunningExporter.get(port, path).body(), jsonPath);
  }

  @Test
  void aServerAnswersTheRulesAndGetsWhatTheyMakeAndItsFailureResolvesNothing() throws IOException {
    Files.writeString(
        folder.resolve("rules.yml"),
        """
        groups:
        - name: hosts
          interval: 1s
          rules:
          - {alert: HostBad, expr: temperature > 5}
        """);
    Path file = folder.resolve("monitorix.yml");
    Files.writeString(
        file,
        """
        targets: [{name: lab, server: "127.0.0.1:9", user: a@pam, password: b}]
        rule_files: [rules.yml]
        rules:
          shipped: {enabled: false}
          query_url: %1$s
          query: {headers: {X-Scope-OrgID: tenant-1}}
        remote_write:
        - {url: "%1$swrite", send: rules}
        """
            .formatted(server.url("/")));
    MonitorixConfig config = new ConfigLoader(Map.of()).load(file);

    try (Monitorix exporter =
        Monitorix.start(
            Settings.at(RunningExporter.LOCAL)
                .targets(config.targets())
                .push(config.push())
                .rules(config.rules())
                .build(),
            InstantSource.system())) {
      int port = exporter.port();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                assertThat(list(port, "/api/v1/alerts", "$.data.alerts[*].labels.host"))
                    .containsExactly("a");
                assertThat(written)
                    .anyMatch(body -> body.contains("ALERTS_FOR_STATE") && body.contains("host"));
              });
      assertThat(tenants).containsExactly("tenant-1");
      assertThat(written).noneMatch(body -> body.contains("monitorix_build_info"));

      fails = true;
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(list(port, "/api/v1/rules", "$.data.groups[*].rules[*].lastError"))
                      .containsExactly(
                          server.url("/") + "api/v1/query: HTTP 503: no store gateways"));
      assertThat(list(port, "/api/v1/alerts", "$.data.alerts[*].state")).containsExactly("firing");
      assertThat(RunningExporter.get(port, "/api/v1/query?query=up").statusCode()).isEqualTo(503);
    }
  }
}
