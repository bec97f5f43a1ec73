package io.monitorix.alerts.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.head.Appended;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesStoreTest {

  private static final Labels CPU = Labels.of("__name__", "cpu", "node", "pve1");

  private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
  private final SeriesStore store =
      SeriesStore.open(
          SeriesStoreOptions.DEFAULTS.keeping(Duration.ofHours(1), Tiers.NONE).maintainedBy(clock));

  @Test
  void samplesAreSelectedAtOnce() {
    for (int i = 0; i < 500; i++) {
      store.append(CPU, i, i);
    }

    assertThat(Samples.of(store, "cpu").get(CPU)).hasSize(500).startsWith("0 0.0", "1 1.0");
  }

  @Test
  void samplesThatAreNotLaterAreRefusedAndCounted() {
    store.append(CPU, 100, 1);

    assertThat(store.append(CPU, 100, 1)).isEqualTo(Appended.REPEATED);
    assertThat(store.append(CPU, 100, 2)).isEqualTo(Appended.DUPLICATE);
    assertThat(store.append(CPU, 99, 2)).isEqualTo(Appended.OUT_OF_ORDER);
    assertThat(store.status().duplicates()).isEqualTo(1);
    assertThat(store.status().outOfOrder()).isEqualTo(1);
    assertThat(store.status().appended()).isEqualTo(1);
    assertThat(Samples.of(store, "cpu").get(CPU)).containsExactly("100 1.0");
  }

  @Test
  void seriesOutsideOfTheTimeAreNotSelected() {
    Labels other = Labels.of("__name__", "cpu", "node", "pve2");
    store.append(CPU, 1000, 1);
    store.append(other, 5000, 1);
    List<LabelMatcher> matchers = List.of(LabelMatcher.equal("__name__", "cpu"));

    assertThat(store.series(matchers, 0, 2000)).containsExactly(CPU);
    assertThat(store.series(matchers, 0, 9000)).containsExactly(CPU, other);
    assertThat(store.labelNames(List.of(), 0, 9000)).containsExactly("__name__", "node");
    assertThat(store.labelValues("node", matchers, 2000, 9000)).containsExactly("pve2");
    assertThat(store.labelValues("node", List.of(), 0, 9000)).containsExactly("pve1", "pve2");
    assertThat(store.cardinality(1).seriesByMetric())
        .containsExactly(new Cardinality.Count("cpu", 2));
  }

  @Test
  void withoutADirectoryOldSamplesAndDeadSeriesGo() {
    SeriesReference[] kept = new SeriesReference[1];
    store.write(to -> kept[0] = to.reference(CPU));
    for (long time = 0; time < Duration.ofHours(1).toMillis(); time += 15_000) {
      long now = time;
      store.write(to -> to.append(kept[0], now, 1));
    }
    Labels later = Labels.of("__name__", "mem");
    for (long time = 0; time < Duration.ofHours(3).toMillis(); time += 15_000) {
      store.append(later, time, 2);
    }

    store.maintain();

    assertThat(store.status().series()).isEqualTo(1);
    assertThat(store.labelValues("__name__", List.of(), 0, 1L << 50)).containsExactly("mem");
    assertThat(store.status().minTime()).isBetween(5_400_000L, 7_200_000L);
    store.write(to -> to.append(kept[0], Duration.ofHours(3).toMillis(), 7));
    assertThat(Samples.of(store, "cpu")).isEqualTo(Map.of(CPU, List.of("10800000 7.0")));
  }

  @Test
  void nothingIsAcceptedAfterTheEnd() {
    store.close();

    assertThatThrownBy(() -> store.append(CPU, 1, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("series store is closed");
  }
}
