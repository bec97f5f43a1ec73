package io.monitorix.alerts.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrapeTargetTest {

  private static final Duration TOOK = Duration.ofMillis(250);
  private static final Labels PVE = Labels.of("job", "pve", "instance", "a:1");

  private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
  private final SeriesStore store =
      SeriesStore.open(SeriesStoreOptions.DEFAULTS.maintainedBy(clock));
  private final ScrapeTarget target = store.target(PVE);

  @Test
  void seriesThatVanishGetAMarkerAndTheScrapeIsReported() {
    target.scraped(Instant.ofEpochSecond(10), TOOK, load("pve1", "pve2"));

    ScrapeResult second = target.scraped(Instant.ofEpochSecond(25), TOOK, load("pve2", "pve3"));

    assertThat(second).isEqualTo(new ScrapeResult(2, 1, 1, 0));
    assertThat(samples("load", "node", "pve1")).containsExactly("10000 1.0", "25000 stale");
    assertThat(samples("load", "node", "pve2")).containsExactly("10000 1.0", "25000 1.0");
    assertThat(samples("load", "node", "pve3")).containsExactly("25000 1.0");
    assertThat(samples("up")).containsExactly("10000 1.0", "25000 1.0");
    assertThat(samples("scrape_duration_seconds")).containsExactly("10000 0.25", "25000 0.25");
    assertThat(samples("scrape_samples_scraped")).containsExactly("10000 2.0", "25000 2.0");
    assertThat(samples("scrape_samples_post_metric_relabeling"))
        .containsExactly("10000 2.0", "25000 2.0");
    assertThat(samples("scrape_series_added")).containsExactly("10000 2.0", "25000 1.0");
  }

  @Test
  void aFailedScrapeEndsAllSeriesButItsReport() {
    target.scraped(Instant.ofEpochSecond(10), TOOK, load("pve1"));

    target.failed(Instant.ofEpochSecond(25), TOOK);
    target.scraped(Instant.ofEpochSecond(40), TOOK, load("pve1"));

    assertThat(samples("load", "node", "pve1"))
        .containsExactly("10000 1.0", "25000 stale", "40000 1.0");
    assertThat(samples("up")).containsExactly("10000 1.0", "25000 0.0", "40000 1.0");
    assertThat(samples("scrape_series_added"))
        .containsExactly("10000 1.0", "25000 0.0", "40000 1.0");
  }

  @Test
  void aTargetThatIsGoneEndsItsReportToo() {
    target.scraped(Instant.ofEpochSecond(10), TOOK, load("pve1"));

    target.end(Instant.ofEpochSecond(25));

    assertThat(samples("up")).containsExactly("10000 1.0", "25000 stale");
    assertThat(samples("load", "node", "pve1")).containsExactly("10000 1.0", "25000 stale");
  }

  @Test
  void labelsOfTheTargetWinAndThoseOfTheSampleAreKeptUnderAnotherName() {
    target.scraped(
        Instant.ofEpochSecond(10),
        TOOK,
        gauge(point("job", "own", "exported_job", "there", "instance", "mine").build()));

    assertThat(Samples.of(store, "load"))
        .containsOnlyKeys(
            Labels.of(
                "__name__",
                "load",
                "job",
                "pve",
                "instance",
                "a:1",
                "exported_job",
                "there",
                "exported_exported_job",
                "own",
                "exported_instance",
                "mine"));
  }

  @Test
  void samplesOfTheirOwnTimeAreNotEndedAndNotTakenFromTheFuture() {
    target.scraped(
        Instant.ofEpochSecond(10),
        TOOK,
        gauge(
            point("node", "old").scrapeTimestampMillis(5_000).build(),
            point("node", "new").scrapeTimestampMillis(2_000_000).build()));

    ScrapeResult second =
        target.scraped(Instant.ofEpochSecond(25), TOOK, List.<MetricSnapshots>of());

    assertThat(second.ended()).isZero();
    assertThat(samples("load", "node", "old")).containsExactly("5000 1.0");
    assertThat(Samples.of(store, "load")).hasSize(1);
    assertThat(store.status().tooFarAhead()).isEqualTo(1);
  }

  @Test
  void theOrderOfSamplesDoesNotMatter() {
    target.scraped(Instant.ofEpochSecond(10), TOOK, load("a", "b", "c", "d"));

    ScrapeResult second =
        target.scraped(Instant.ofEpochSecond(25), TOOK, load("d", "b", "x", "a", "c"));

    assertThat(second).isEqualTo(new ScrapeResult(5, 1, 0, 0));
  }

  private List<String> samples(String metric, String... own) {
    Labels labels = PVE.with("__name__", metric);
    for (int i = 0; i < own.length; i += 2) {
      labels = labels.with(own[i], own[i + 1]);
    }
    return Samples.of(store, metric).getOrDefault(labels, List.of());
  }

  private static MetricSnapshots load(String... nodes) {
    GaugeDataPointSnapshot[] points = new GaugeDataPointSnapshot[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      points[i] = point("node", nodes[i]).build();
    }
    return gauge(points);
  }

  private static MetricSnapshots gauge(GaugeDataPointSnapshot... points) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name("load");
    for (GaugeDataPointSnapshot point : points) {
      gauge.dataPoint(point);
    }
    return MetricSnapshots.of(gauge.build());
  }

  private static GaugeDataPointSnapshot.Builder point(String... labels) {
    return GaugeDataPointSnapshot.builder()
        .labels(io.prometheus.metrics.model.snapshots.Labels.of(labels))
        .value(1);
  }
}
