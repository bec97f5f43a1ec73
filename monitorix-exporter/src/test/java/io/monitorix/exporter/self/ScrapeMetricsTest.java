package io.monitorix.exporter.self;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.exposition.Format;
import io.monitorix.exporter.fixture.Exposition;
import io.monitorix.exporter.ondemand.ScrapeRequest;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrapeMetricsTest {

  private static final String URL = "https://pve1.example:8006/api2/json";

  private final PrometheusRegistry registry = new PrometheusRegistry();

  @Test
  void knownModulesStartAtZero() throws IOException {
    scrapes(false, false, "default", "lab");

    assertThat(exposed().values())
        .containsEntry("pve_collection_duration_seconds_count{module=\"default\"}", 0.0)
        .containsEntry("pve_collection_duration_seconds_count{module=\"lab\"}", 0.0)
        .containsEntry("pve_request_errors_total{module=\"default\"}", 0.0)
        .containsEntry("pve_request_errors_total{module=\"lab\"}", 0.0)
        .hasSize(6);
  }

  @Test
  void scrapesAreTimedAndFailuresCountedByModule() throws IOException {
    ScrapeMetrics scrapes = scrapes(false, false, "default");
    scrapes.scraped(new ScrapeRequest("a", null, true, true), Duration.ofMillis(250), true);
    scrapes.scraped(new ScrapeRequest("a", "default", true, true), Duration.ofMillis(500), true);
    scrapes.scraped(new ScrapeRequest("a", "default", true, true), Duration.ofSeconds(9), false);

    assertThat(exposed().values())
        .containsEntry("pve_collection_duration_seconds_count{module=\"default\"}", 2.0)
        .containsEntry("pve_collection_duration_seconds_sum{module=\"default\"}", 0.75)
        .containsEntry("pve_request_errors_total{module=\"default\"}", 1.0);
  }

  @Test
  void callsAndTargetsAreMeasuredOnlyWhereThatIsAskedFor() throws IOException {
    ScrapeMetrics scrapes = scrapes(false, false, "default");
    scrapes.called(URL, Duration.ofMillis(30), true);
    scrapes.scraped(new ScrapeRequest("a", null, true, true), Duration.ofMillis(250), true);

    assertThat(exposed().startingWith("pve_scrape_")).isEmpty();
  }

  @Test
  void callsAreMeasuredByAddress() throws IOException {
    ScrapeMetrics scrapes = scrapes(true, false, "default");
    scrapes.called(URL, Duration.ofMillis(30), true);
    scrapes.called(URL, Duration.ofMillis(70), false);

    String labels = "{method=\"GET\",url=\"" + URL + "\"}";
    assertThat(exposed().values())
        .containsEntry("pve_scrape_api_duration_seconds_count" + labels, 2.0)
        .containsEntry("pve_scrape_api_duration_seconds_sum" + labels, 0.1)
        .containsEntry("pve_scrape_api_errors_total" + labels, 1.0)
        .containsEntry(
            "pve_scrape_api_duration_seconds_bucket{le=\"0.05\",method=\"GET\",url=\""
                + URL
                + "\"}",
            1.0);
    assertThat(exposed().types())
        .containsEntry("pve_scrape_api_duration_seconds", "histogram")
        .containsEntry("pve_scrape_api_errors_total", "counter");
  }

  @Test
  void scrapesAreMeasuredByTargetAndWhatWasAskedOfIt() throws IOException {
    ScrapeMetrics scrapes = scrapes(false, true, "default");
    scrapes.scraped(new ScrapeRequest("a", null, true, false), Duration.ofMillis(60), true);
    scrapes.scraped(new ScrapeRequest("a", null, false, true), Duration.ofMillis(60), false);

    assertThat(exposed().values())
        .containsEntry(
            "pve_scrape_target_duration_seconds_count{cluster=\"1\",node=\"0\",target=\"a\"}", 1.0)
        .containsEntry("pve_scrape_target_errors_total{cluster=\"1\",node=\"0\",target=\"a\"}", 0.0)
        .containsEntry(
            "pve_scrape_target_errors_total{cluster=\"0\",node=\"1\",target=\"a\"}", 1.0);
  }

  private ScrapeMetrics scrapes(boolean api, boolean targets, String... modules) {
    return new ScrapeMetrics(registry, List.of(modules), api, targets);
  }

  private Exposition exposed() throws IOException {
    var out = new ByteArrayOutputStream();
    Format.TEXT.write(out, registry.scrape());
    return Exposition.parse(out.toString(UTF_8));
  }
}
