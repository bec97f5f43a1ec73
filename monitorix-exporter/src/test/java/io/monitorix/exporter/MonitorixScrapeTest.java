package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.alerts.relabel.RelabelConfig;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.config.TargetSources;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorixScrapeTest {

  private static final String METRICS =
      """
      # HELP ups_load_ratio Share of the load that the unit can carry.
      # TYPE ups_load_ratio gauge
      ups_load_ratio{ups="rack"} 0.25
      """;

  @TempDir private Path folder;
  private final MockWebServer ups = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    ups.start();
    ups.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .addHeader("Content-Type", "text/plain; version=0.0.4")
                .body(METRICS)
                .build();
          }
        });
  }

  @AfterEach
  void stop() {
    ups.close();
  }

  private Settings settings(List<ScrapeConfig> jobs) {
    SeriesConfig off = SeriesConfig.OFF;
    return Settings.at(RunningExporter.LOCAL)
        .data(new DataConfig(folder.resolve("data"), false))
        .series(
            new SeriesConfig(
                true,
                Duration.ofSeconds(1),
                off.retention(),
                off.maxBytes(),
                off.fiveMinutes(),
                off.hours()))
        .scrapes(jobs)
        .build();
  }

  private ScrapeConfig job() {
    return ScrapeConfig.of("ups", TargetSources.of(address(), "gone:1"))
        .every(Duration.ofSeconds(1), Duration.ofSeconds(1))
        .relabelled(
            List.of(
                new RelabelConfig(
                    List.of("__address__"),
                    ";",
                    "gone:.*",
                    0,
                    "",
                    "$1",
                    RelabelConfig.Action.DROP)));
  }

  private String address() {
    return "localhost:" + ups.getPort();
  }

  private static List<Object> list(int port, String path, String jsonPath) {
    return JsonPath.read(RunningExporter.get(port, path).body(), jsonPath);
  }

  @Test
  void whatIsScrapedIsToldAsPrometheusTells() {
    try (Monitorix exporter = Monitorix.start(settings(List.of(job())), InstantSource.system())) {
      int port = exporter.port();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(
                          list(
                              port,
                              "/api/v1/query?query=ups_load_ratio",
                              "$.data.result[*].value[1]"))
                      .containsExactly("0.25"));

      String targets = "/api/v1/targets?scrapePool=ups";
      assertThat(list(port, targets, "$.data.activeTargets[*].health")).containsExactly("up");
      assertThat(list(port, targets, "$.data.activeTargets[*].scrapeUrl"))
          .containsExactly("http://" + address() + "/metrics");
      assertThat(list(port, targets, "$.data.activeTargets[*].discoveredLabels.__address__"))
          .containsExactly(address());
      assertThat(list(port, targets, "$.data.activeTargets[*].scrapeInterval"))
          .containsExactly("1s");
      assertThat(list(port, targets, "$.data.droppedTargets[*].discoveredLabels.__address__"))
          .containsExactly("gone:1");
      assertThat(list(port, targets, "$.data.droppedTargetCounts.*")).hasToString("[1]");
      assertThat(list(port, "/api/v1/targets?state=dropped", "$.data.activeTargets")).isEmpty();
      assertThat(list(port, "/api/v1/scrape_pools", "$.data.scrapePools"))
          .contains("ups", "monitorix");
      assertThat(list(port, "/api/v1/metadata?metric=ups_load_ratio", "$.data..type"))
          .containsExactly("gauge");
      assertThat(
              list(
                  port,
                  "/api/v1/targets/metadata?match_target=%7Bjob=%22ups%22%7D",
                  "$.data[*].metric"))
          .containsExactly("ups_load_ratio");
      assertThat(RunningExporter.get(port, "/metrics").body())
          .contains(
              "monitorix_scrape_targets{job=\"ups\",state=\"up\"} 1",
              "monitorix_scrape_targets{job=\"ups\",state=\"dropped\"} 1",
              "monitorix_scrapes_total{job=\"ups\",result=\"failure\"} 0");
    }
  }

  @Test
  void jobsComeAndGoWithAReload() {
    AtomicReference<List<ScrapeConfig>> jobs = new AtomicReference<>(List.of());
    try (Monitorix exporter =
        Monitorix.start(() -> settings(List.copyOf(jobs.get())), InstantSource.system())) {
      int port = exporter.port();
      assertThat(list(port, "/api/v1/targets?scrapePool=ups", "$.data.activeTargets")).isEmpty();

      jobs.set(List.of(job()));
      exporter.reload();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(
                          list(
                              port,
                              "/api/v1/targets?scrapePool=ups",
                              "$.data.activeTargets[*].health"))
                      .containsExactly("up"));

      jobs.set(List.of());
      exporter.reload();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(list(port, "/api/v1/query?query=ups_load_ratio", "$.data.result"))
                      .isEmpty());
    }
  }
}
