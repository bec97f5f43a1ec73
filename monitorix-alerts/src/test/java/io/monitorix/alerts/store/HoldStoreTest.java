package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.hold.Held;
import io.monitorix.alerts.routing.hold.HoldMemory;
import io.monitorix.alerts.store.database.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HoldStoreTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123456789Z");
  private static final Integration HOOK = new Integration("pager", "webhook", 1, true);
  private static final String ODD = "\0 \"\ud83d\ude00\\\n'; --";

  @TempDir private Path directory;

  private static Held held(String name, @Nullable Instant end) {
    Labels labels = Labels.of("alertname", name, "odd", ODD);
    return new Held(
        HOOK,
        "quiet hours",
        new Alert(
            Fingerprint.of(labels), labels, Labels.of("a", ODD), NOW, end, "http://x/", NOW, true));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsHeldBackIsThereAfterARestartAndGoneWhenItWasTold(TestDatabase kind) {
    Database database = kind.fresh(directory);
    Held changed = held("A", NOW.plusSeconds(5));
    try (AlertStore store = AlertStore.open(AlertStoreOptions.in(database))) {
      HoldMemory holds = store.routing().holds();
      holds.held().save(List.of(held("A", null), held("B", null)));
      holds.held().save(List.of(changed));
    }
    try (AlertStore store = AlertStore.open(AlertStoreOptions.in(database))) {
      HoldMemory holds = store.routing().holds();
      assertThat(holds.held().load()).containsExactlyInAnyOrder(changed, held("B", null));
      holds.held().delete(List.of(changed));
      assertThat(holds.held().load()).containsExactly(held("B", null));
    }
  }

  @ParameterizedTest
  @EnumSource
  void marksAreKeptByKindAndName(TestDatabase kind) {
    Database database = kind.fresh(directory);
    Instant first = Instant.parse("2026-03-02T10:00:00.123Z");
    String longName = "x".repeat(10_000);
    try (AlertStore store = AlertStore.open(AlertStoreOptions.in(database))) {
      HoldMemory holds = store.routing().holds();
      holds.marks().save("cluster", "lab", first);
      holds.marks().save("cluster", "lab", first.plusSeconds(1));
      holds.marks().save("cluster", longName, first);
      holds.marks().save("report", "lab", first);
    }
    try (AlertStore store = AlertStore.open(AlertStoreOptions.in(database))) {
      HoldMemory holds = store.routing().holds();
      assertThat(holds.marks().load("cluster"))
          .isEqualTo(Map.of("lab", first.plusSeconds(1), longName, first));
      holds.marks().delete("cluster", longName);
      assertThat(holds.marks().load("cluster")).containsOnlyKeys("lab");
      assertThat(holds.marks().load("report")).containsOnlyKeys("lab");
    }
  }
}
