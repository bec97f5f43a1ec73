package io.monitorix.exporter.self;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.exposition.Format;
import io.monitorix.exporter.fixture.Exposition;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.metric.SampleFilter;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfMetricsTest {

  private final VirtualClock clock = new VirtualClock();
  private final SnapshotBoard board = board();
  private final SelfMetrics metrics =
      new SelfMetrics(new BuildInfo("1.2.3", "abc1234"), board, clock);

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void buildIsNamed() throws IOException {
    assertThat(exposed().values())
        .containsEntry(
            "monitorix_build_info{java=\""
                + Runtime.version()
                + "\",revision=\"abc1234\",version=\"1.2.3\"}",
            1.0);
  }

  @Test
  void ageOfASnapshotGrowsUntilTheNextOne() throws IOException {
    assertThat(exposed().startingWith("monitorix_snapshot_age_seconds{")).isEmpty();

    pin();
    clock.advance(Duration.ofMillis(12_500));
    assertThat(age()).isEqualTo(12.5);
    clock.advance(Duration.ofHours(2));
    assertThat(age()).isEqualTo(7_212.5);
    pin();
    assertThat(age()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jvm_memory_used_bytes{",
        "jvm_threads_live_threads{",
        "jvm_classes_loaded_classes{",
        "process_uptime_seconds{",
        "process_cpu_usage{",
        "process_files_open_files{",
      })
  void machineAndProcessAreMeasured(String series) throws IOException {
    assertThat(exposed().startingWith(series)).isNotEmpty();
  }

  @Test
  void buildInfoIsWhatTheBuildWrote() {
    BuildInfo build = BuildInfo.read();

    assertThat(build.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(build.revision()).matches("[0-9a-f]{7,}|unknown");
  }

  private void pin() {
    board.pin(
        new Snapshot(
            "lab",
            clock.instant(),
            Duration.ofMillis(5),
            true,
            Inventory.EMPTY,
            Readings.NONE,
            List.of(),
            Set.of(),
            Map.of(),
            null));
  }

  private static SnapshotBoard board() {
    SnapshotBoard board = new SnapshotBoard(false);
    board.add("lab", new Collectors(List.of()), SampleFilter.NONE);
    return board;
  }

  private double age() throws IOException {
    return exposed().values().getOrDefault("monitorix_snapshot_age_seconds{cluster=\"lab\"}", -1.0);
  }

  private Exposition exposed() throws IOException {
    var out = new ByteArrayOutputStream();
    Format.TEXT.write(out, metrics.scrape());
    return Exposition.parse(out.toString(UTF_8));
  }
}
