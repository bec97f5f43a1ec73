package io.monitorix.exporter.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.push.JobMetrics;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapShareTest {

  private final HeapShare share = new HeapShare(10);

  private static JobMetrics job(String instance, int series) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name("pve_up");
    for (int i = 0; i < series; i++) {
      gauge.dataPoint(
          GaugeDataPointSnapshot.builder().labels(Labels.of("id", "qemu/" + i)).value(1).build());
    }
    return new JobMetrics("pve", instance, List.of(MetricSnapshots.of(gauge.build())));
  }

  private List<String> fitting(JobMetrics... jobs) {
    return share.fitting(List.of(jobs)).stream().map(JobMetrics::instance).toList();
  }

  @Test
  void allAreKeptWhereThereIsRoom() {
    assertThat(fitting(job("b", 7), job("a", 3))).containsExactly("b", "a");
  }

  @Test
  void theLargestIsLeftOutAndTheOthersGoOn() {
    assertThat(fitting(job("huge", 9), job("self", 2), job("small", 3)))
        .containsExactly("self", "small");
    assertThat(fitting(job("huge", 5), job("self", 2), job("small", 3)))
        .containsExactly("huge", "self", "small");
  }
}
