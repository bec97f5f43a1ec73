package io.monitorix.exporter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.client.Credentials;
import io.monitorix.client.Trust;
import io.monitorix.client.pve.PveClient;
import io.monitorix.client.pve.model.GuestId;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.EndpointConfig;
import io.monitorix.exporter.config.GlobalConfig;
import io.monitorix.exporter.config.GrafanaConfig;
import io.monitorix.exporter.config.RulesConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.tuning.Tuning;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens at Proxmox reaches those who listen, and Grafana. */
class MonitorixEventsTest {

  private static final String RULES =
      """
      groups:
      - name: nodes
        interval: 1s
        rules:
        - alert: NodeMissing
          expr: sum by (cluster) (pve_up{id=~"node/.*"}) < 3
          labels: {severity: critical}
          annotations: {summary: "only {{ $value }} nodes"}
      """;

  @TempDir private Path folder;
  private final List<String> pushed = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }

  private Settings settings(PveSimulator simulator, MockWebServer grafana) throws IOException {
    Files.writeString(folder.resolve("rules.yml"), RULES);
    RulesConfig none = RulesConfig.NONE;
    SeriesConfig off = SeriesConfig.OFF;
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
        .grafana(
            Optional.of(
                new GrafanaConfig(
                    new EndpointConfig(
                        grafana.url("/").uri(),
                        Duration.ofSeconds(5),
                        Map.of(),
                        new EndpointConfig.Login.Authorization("Bearer", new Secret("x")),
                        EndpointConfig.Tls.SYSTEM),
                    Optional.of("monitorix"))))
        .build();
  }

  private MockWebServer grafana() throws IOException {
    MockWebServer grafana = new MockWebServer();
    grafana.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getBody() != null) {
              pushed.addAll(request.getBody().utf8().lines().toList());
            }
            return new MockResponse.Builder().build();
          }
        });
    grafana.start();
    return grafana;
  }

  /** Listens on a thread that ends with the stream. */
  private void listen(int port) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/monitorix/v1/events"))
            .build();
    var unused =
        HttpClient.newHttpClient()
            .sendAsync(
                request, HttpResponse.BodyHandlers.fromLineSubscriber(new Collecting(heard)));
    patiently().until(() -> !heard.isEmpty());
  }

  /** Keeps each line as it comes. */
  private record Collecting(List<String> lines) implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      lines.add(line);
    }

    @Override
    public void onError(Throwable broken) {}

    @Override
    public void onComplete() {}
  }

  private List<String> events(String type) {
    return heard.stream()
        .filter(line -> line.startsWith("data: {") && line.contains("\"type\":\"" + type + "\""))
        .map(line -> line.substring("data: ".length()))
        .toList();
  }

  @Test
  void whatHappensIsHeardAndPushed() throws IOException {
    try (PveSimulator simulator = PveSimulator.builder().size(3, 12).start();
        MockWebServer grafana = grafana();
        RunningExporter exporter = RunningExporter.of(settings(simulator, grafana)).awaitReady();
        PveClient client = administrator(simulator)) {
      listen(exporter.port());
      var guest =
          client.cluster().resources().execute().stream()
              .filter(row -> row.id().startsWith("qemu/") && "running".equals(row.status()))
              .findFirst()
              .orElseThrow();

      GuestId id = GuestId.parse(guest.id());
      client.node(requireNonNull(guest.node())).qemu(id.vmid()).stop().execute();
      patiently()
          .untilAsserted(
              () ->
                  assertThat(events("guest.status"))
                      .anyMatch(
                          event ->
                              JsonPath.<String>read(event, "$.subject").equals(guest.id())
                                  && JsonPath.<String>read(event, "$.newState").equals("stopped")));

      simulator.faults().nodeDown("pve3");
      patiently().until(() -> events("alert.firing").size() == 1);
      assertThat(events("node.status"))
          .extracting(event -> JsonPath.<String>read(event, "$.text"))
          .contains("node pve3 is offline");
      String firing = events("alert.firing").get(0);
      List<String> fingerprints =
          JsonPath.read(exporter.get("/api/v2/alerts").body(), "$[*].fingerprint");
      assertThat(fingerprints).containsExactly(JsonPath.<String>read(firing, "$.subject"));
      assertThat(JsonPath.<String>read(firing, "$.text"))
          .isEqualTo("NodeMissing is firing: only 2 nodes");
      assertThat(JsonPath.<String>read(firing, "$.labels.site")).isEqualTo("berlin");

      simulator.faults().nodeUp("pve3");
      patiently().until(() -> events("alert.resolved").size() == 1);
      String resolved = events("alert.resolved").get(0);
      assertThat(JsonPath.<String>read(resolved, "$.text"))
          .isEqualTo("NodeMissing is resolved; it said: only 2 nodes");

      patiently()
          .untilAsserted(
              () ->
                  assertThat(pushed)
                      .anyMatch(line -> line.contains("type=\"alert.resolved\""))
                      .anyMatch(line -> line.contains("subject=\"" + guest.id() + "\"")));
      assertThat(exporter.metrics().values())
          .containsEntry("monitorix_events_total{type=\"alert.firing\"}", 1.0)
          .containsEntry("monitorix_event_streams{}", 1.0);
    }
  }

  private static PveClient administrator(PveSimulator simulator) {
    return PveClient.builder()
        .server(simulator.url().toString())
        .credentials(
            Credentials.apiToken(
                simulator.administrator().tokenId(), simulator.administrator().secret()))
        .trust(Trust.fingerprint(simulator.fingerprint()))
        .build();
  }
}
