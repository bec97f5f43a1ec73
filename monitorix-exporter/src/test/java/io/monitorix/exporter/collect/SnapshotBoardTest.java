package io.monitorix.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.model.Version;
import io.monitorix.exporter.config.CollectorName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SnapshotBoardTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static SnapshotBoard board() {
    Map<String, Collectors> targets = new LinkedHashMap<>();
    targets.put("one", Collectors.where(name -> name == CollectorName.VERSION));
    targets.put("two", Collectors.where(name -> name == CollectorName.VERSION));
    return new SnapshotBoard(targets);
  }

  private static Snapshot snapshot(String target, String version) {
    return new Snapshot(
        target,
        NOW,
        Duration.ofMillis(20),
        Readings.builder().put(Source.VERSION, new Version(version, "8.4", "abc", null)).build(),
        Map.of(CollectorName.VERSION, new CollectorRun(true, Duration.ofMillis(1500), NOW)),
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
    assertThat(Exposition.samples(board.families()))
        .containsExactlyInAnyOrder(
            "pve_version_info{cluster=\"one\",release=\"8.4\",repoid=\"abc\",version=\"8.4.1\"} 1.0",
            "pve_version_info{cluster=\"two\",release=\"8.4\",repoid=\"abc\",version=\"9.1.0\"} 1.0",
            "pve_collector_success{cluster=\"one\",collector=\"version\"} 1.0",
            "pve_collector_success{cluster=\"two\",collector=\"version\"} 1.0",
            "pve_collector_duration_seconds{cluster=\"one\",collector=\"version\"} 1.5",
            "pve_collector_duration_seconds{cluster=\"two\",collector=\"version\"} 1.5",
            "pve_collector_last_success_timestamp_seconds"
                + "{cluster=\"one\",collector=\"version\"} 1.7723664E9",
            "pve_collector_last_success_timestamp_seconds"
                + "{cluster=\"two\",collector=\"version\"} 1.7723664E9");
  }

  @Test
  void listenersHearOfEachChange() {
    SnapshotBoard board = board();
    AtomicInteger changes = new AtomicInteger();
    board.onChange(changes::incrementAndGet);
    board.pin(snapshot("one", "8.4.1"));
    board.pin(snapshot("one", "8.4.1"));
    assertThat(changes).hasValue(2);
  }
}
