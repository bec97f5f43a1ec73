package io.monitorix.exporter.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.model.Version;
import io.monitorix.exporter.catalog.Coverage;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.pve.PveSources;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.fixture.Samples;
import io.monitorix.exporter.metric.SampleFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SnapshotBoardTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static SnapshotBoard board() {
    SnapshotBoard board = new SnapshotBoard(false);
    for (String target : List.of("one", "two")) {
      board.add(
          target,
          Coverage.of(Product.PVE).collectors().where(name -> name == CollectorName.VERSION),
          SampleFilter.NONE);
    }
    return board;
  }

  private static Snapshot snapshot(String target, String version) {
    return new Snapshot(
        target,
        NOW,
        Duration.ofMillis(20),
        true,
        Inventory.EMPTY,
        Readings.builder()
            .put(PveSources.VERSION, new Version(version, "8.4", "abc", null))
            .build(),
        List.of(new CollectorRun(CollectorName.VERSION, null, true, Duration.ofMillis(1500), NOW)),
        Set.of(new MissingPermission(CollectorName.VERSION, "/", "Sys.Audit")),
        Map.of(CollectorName.VERSION, 3L),
        null);
  }

  @Test
  void itIsCompleteOnceEachTargetHasASnapshot() {
    SnapshotBoard board = board();
    assertThat(board.isComplete()).isFalse();
    board.pin(snapshot("one", "8.4.1"));
    assertThat(board.isComplete()).isFalse();
    board.pin(snapshot("two", "8.4.1"));
    assertThat(board.isComplete()).isTrue();
  }

  @Test
  void eachSeriesCarriesTheNameOfItsTarget() {
    SnapshotBoard board = board();
    board.pin(snapshot("one", "8.4.0"));
    board.pin(snapshot("two", "9.1.0"));
    board.pin(snapshot("one", "8.4.1"));
    assertThat(Samples.samples(board.families()))
        .contains(
            "pve_version_info{cluster=\"one\",release=\"8.4\",repoid=\"abc\",version=\"8.4.1\"} 1.0",
            "pve_version_info{cluster=\"two\",release=\"8.4\",repoid=\"abc\",version=\"9.1.0\"} 1.0");
    assertThat(Samples.samples(board.families("one")))
        .containsExactlyInAnyOrder(
            "pve_version_info{cluster=\"one\",release=\"8.4\",repoid=\"abc\",version=\"8.4.1\"} 1.0",
            "pve_collector_success{cluster=\"one\",collector=\"version\"} 1.0",
            "pve_collector_duration_seconds{cluster=\"one\",collector=\"version\"} 1.5",
            "pve_collector_last_success_timestamp_seconds"
                + "{cluster=\"one\",collector=\"version\"} 1.7723664E9",
            "pve_collector_permission_missing"
                + "{cluster=\"one\",collector=\"version\",path=\"/\",privilege=\"Sys.Audit\"} 1.0",
            "pve_collector_missed_runs_total{cluster=\"one\",collector=\"version\"} 3.0");
  }

  @Test
  void aTargetThatIsTakenOffTakesItsSeriesAlong() {
    SnapshotBoard board = board();
    board.pin(snapshot("one", "8.4.0"));
    board.pin(snapshot("two", "9.1.0"));
    board.remove("one");
    board.pin(snapshot("one", "8.4.1"));
    assertThat(Samples.samples(board.families())).noneMatch(line -> line.contains("\"one\""));
    assertThat(board.of("one")).isEmpty();
    assertThat(board.isComplete()).isTrue();
  }

  @Test
  void listenersHearOfEachChange() {
    SnapshotBoard board = board();
    AtomicInteger changes = new AtomicInteger();
    board.onChange(target -> changes.incrementAndGet());
    board.pin(snapshot("one", "8.4.1"));
    board.pin(snapshot("one", "8.4.1"));
    assertThat(changes).hasValue(2);
  }
}
