package io.monitorix.exporter.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.value.QueryResult;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.push.JobMetrics;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesKeeperTest {

  private static final Duration BEAT = Duration.ofSeconds(15);
  private static final SeriesConfig CONFIG =
      new SeriesConfig(
          true, BEAT, Duration.ofDays(7), 1L << 30, Duration.ofDays(90), Duration.ofDays(730));

  @TempDir private Path folder;
  private final VirtualClock clock = new VirtualClock();
  private List<JobMetrics> current = List.of(job("lab", 1), job("attic", 7));

  @Test
  void whatWasCanBeAsked() {
    try (SeriesKeeper keeper = open()) {
      beat(keeper);
      current = List.of(job("lab", 4), job("attic", 7));
      beat(keeper);

      assertThat(ask(keeper, "sum by (job, instance) (max_over_time(pve_load[1m]))"))
          .containsExactlyInAnyOrder(
              "{instance=\"lab\", job=\"pve\"} 4.0", "{instance=\"attic\", job=\"pve\"} 7.0");
      assertThat(ask(keeper, "up{instance=\"lab\"}"))
          .containsExactly("up{instance=\"lab\", job=\"pve\"} 1.0");
    }
  }

  @Test
  void aTargetThatIsRemovedEndsAtOnce() {
    try (SeriesKeeper keeper = open()) {
      beat(keeper);
      current = List.of(job("lab", 1));
      beat(keeper);

      assertThat(ask(keeper, "count by (instance) ({__name__=~\"up|pve_load\"})"))
          .containsExactly("{instance=\"lab\"} 2.0");
    }
  }

  @Test
  void aRestartForgetsNothing() {
    try (SeriesKeeper keeper = open()) {
      beat(keeper);
    }
    try (SeriesKeeper keeper = open()) {
      beat(keeper);

      assertThat(ask(keeper, "count_over_time(pve_load{instance=\"lab\"}[1m])"))
          .containsExactly(
              "{cluster=\"lab\", id=\"node/pve1\", instance=\"lab\", job=\"pve\"} 2.0");
    }
  }

  @Test
  void whatProxmoxRemembersComesBeforeOurOwn() throws IOException {
    long now = clock.instant().getEpochSecond();
    remember(
        "lab",
        "pve_load{cluster=\"lab\",id=\"node/pve1\"} 30 "
            + (now - 7200)
            + "\n"
            + "pve_load{cluster=\"lab\",id=\"node/pve1\"} 50 "
            + (now - 3600)
            + "\n"
            + "pve_load{cluster=\"lab\",id=\"node/pve1\"} 999 "
            + (now + 3600)
            + "\n");
    try (SeriesKeeper keeper = open()) {
      beat(keeper);
      beat(keeper);

      QueryResult result = result(keeper, "sum_over_time(pve_load{instance=\"lab\"}[3h])");

      assertThat(texts(result))
          .containsExactly(
              "{cluster=\"lab\", id=\"node/pve1\", instance=\"lab\", job=\"pve\"} 82.0");
      assertThat(result.annotations().infos()).anyMatch(info -> info.contains("averages"));
    }
  }

  @Test
  void theMetricsOfTheStoreTellHowItIs() {
    try (SeriesKeeper keeper = open()) {
      beat(keeper);

      MetricSnapshots metrics = keeper.metrics().metrics();

      assertThat(metrics.stream().map(metric -> metric.getMetadata().getPrometheusName()))
          .containsExactlyInAnyOrder(
              "monitorix_store_series", "monitorix_samples_appended", "monitorix_store_bytes");
      assertThat(metrics.stream().filter(GaugeSnapshot.class::isInstance))
          .anySatisfy(
              metric ->
                  assertThat(((GaugeSnapshot) metric).getDataPoints().get(0).getValue())
                      .isEqualTo(12));
    }
  }

  @Test
  void withoutADirectoryThatCanBeUsedTheNewestHoursAreKeptInMemory() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    try (SeriesKeeper keeper =
        SeriesKeeper.start(CONFIG, Optional.of(file), () -> current, clock)) {
      beat(keeper);
      assertThat(ask(keeper, "count(up)")).containsExactly("{} 2.0");

      for (int i = 0; i < 5 * 240; i++) {
        beat(keeper);
      }
      keeper.store().maintain();
      assertThat(ask(keeper, "max(count_over_time(pve_load[2d]))").get(0))
          .satisfies(
              count ->
                  assertThat(Double.parseDouble(count.substring(3)))
                      .isBetween(3 * 240.0, 4 * 240.0));
    }
  }

  private SeriesKeeper open() {
    return SeriesKeeper.open(CONFIG, folder, () -> current, clock);
  }

  private void beat(SeriesKeeper keeper) {
    clock.advance(BEAT);
    keeper.keep();
  }

  private void remember(String target, String lines) throws IOException {
    Path history = folder.resolve("history").resolve(target);
    Files.createDirectories(history.resolve("node"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(history.resolve("node/pve1.openmetrics.gz")))) {
      out.write(("# TYPE pve_load gauge\n" + lines + "# EOF\n").getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(history.resolve("complete"), Instant.EPOCH + "\n");
  }

  private List<String> ask(SeriesKeeper keeper, String query) {
    return texts(result(keeper, query));
  }

  private QueryResult result(SeriesKeeper keeper, String query) {
    return new Engine(keeper.series()).instant(PromQl.parse(query), clock.instant());
  }

  private static List<String> texts(QueryResult result) {
    return ((Value.Vector) result.value())
        .elements().stream().map(each -> each.labels() + " " + each.value()).toList();
  }

  private static JobMetrics job(String instance, double value) {
    GaugeSnapshot load =
        GaugeSnapshot.builder()
            .name("pve_load")
            .dataPoint(
                GaugeDataPointSnapshot.builder()
                    .value(value)
                    .labels(Labels.of("cluster", instance, "id", "node/pve1"))
                    .build())
            .build();
    return new JobMetrics("pve", instance, List.of(MetricSnapshots.of(load)));
  }
}
