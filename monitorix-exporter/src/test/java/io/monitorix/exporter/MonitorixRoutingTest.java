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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
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
  void aLinkOfAMessageIsGoodAfterARestartAndSilences() throws Exception {
    String link;
    try (MockWebServer hook = new MockWebServer()) {
      hook.start();
      Files.writeString(
          routes,
          """
          route: {receiver: hook, group_wait: 0s}
          receivers:
          - name: hook
            webhook_configs:
            - {url: "%s", body: '{"link": "{{ template "__silence_link" . }}"}'}
          """
              .formatted(hook.url("/")));
      hook.enqueue(new MockResponse.Builder().build());
      try (Monitorix exporter = Monitorix.start(settings(), InstantSource.system())) {
        RecordedRequest told = hook.takeRequest(60, TimeUnit.SECONDS);
        assertThat(told).isNotNull();
        String url = JsonPath.read(String.valueOf(told.getBody().utf8()), "$.link");
        link = url.substring(url.indexOf("/silence?"));
        assertThat(RunningExporter.get(exporter.port(), link).body()).contains("<b>Always</b>");
        awaitMetric(exporter.port(), "monitorix_silences{state=\"active\"} 0");
      }
    }
    Files.writeString(routes, ROUTES);
    try (Monitorix exporter = Monitorix.start(settings(), InstantSource.system())) {
      awaitAlert(exporter.port());
      URI url = URI.create("http://127.0.0.1:" + exporter.port() + link);
      HttpResponse<String> done =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(url)
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .POST(HttpRequest.BodyPublishers.ofString("name=ann&choice=ACKNOWLEDGE"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
      assertThat(texts(exporter.port(), "/api/v2/alerts", "$[*].status.state"))
          .containsExactly("suppressed");
      awaitMetric(exporter.port(), "monitorix_silences{state=\"active\"} 1");
    }
  }

  private static void awaitMetric(int port, String line) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(RunningExporter.get(port, "/metrics").body()).contains(line));
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
