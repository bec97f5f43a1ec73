package io.monitorix.exporter.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.fixture.Samples;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import org.junit.jupiter.api.Test;

class MetricFamiliesTest {

  private static final Metric UP = Metric.gauge("pve_up", "Whether it is up.", "id");
  private static final Metric READ_TOTAL =
      Metric.counter("pve_disk_read_bytes_total", "What was read.", "id");
  private static final Metric READ =
      Metric.deprecatedGauge("pve_disk_read_bytes", "What was read.", "id");

  private final MetricFamilies families = new MetricFamilies();

  @Test
  void ofSeveralSamplesWithTheSameLabelsTheFirstIsKept() {
    families.add(UP, Labels.of("id", "qemu/1"), 1);
    families.add(UP, Labels.of("id", "qemu/2"), 1);
    families.add(UP, Labels.of("id", "qemu/1"), 0);
    assertThat(Samples.samples(families))
        .containsExactly("pve_up{id=\"qemu/1\"} 1.0", "pve_up{id=\"qemu/2\"} 1.0");
  }

  @Test
  void countersAreNeverNegative() {
    families.add(READ_TOTAL, Labels.of("id", "qemu/1"), -1);
    families.add(READ_TOTAL, Labels.of("id", "qemu/2"), Double.NaN);
    families.add(READ_TOTAL, Labels.of("id", "qemu/3"), 0);
    assertThat(Samples.samples(families))
        .containsExactly("pve_disk_read_bytes_total{id=\"qemu/3\"} 0.0");
  }

  @Test
  void deprecatedGaugesComeApartFromTheCountersOfTheirName() {
    families.add(READ, Labels.of("id", "qemu/1"), 5);
    families.add(READ_TOTAL, Labels.of("id", "qemu/1"), 5);
    assertThat(families.current().stream()).hasSize(1);
    assertThat(families.deprecated().stream()).hasSize(1);
  }

  @Test
  void togetherACounterWithSuchATwinHasNoTypeAndKeepsItsName() {
    families.add(READ, Labels.of("id", "qemu/1"), 5);
    families.add(READ_TOTAL, Labels.of("id", "qemu/1"), 6);
    assertThat(families.together().stream())
        .satisfiesExactly(
            gauge -> assertThat(gauge).isInstanceOf(GaugeSnapshot.class),
            untyped ->
                assertThat(untyped)
                    .isInstanceOfSatisfying(
                        UnknownSnapshot.class,
                        unknown -> {
                          assertThat(unknown.getMetadata().getName())
                              .isEqualTo("pve_disk_read_bytes_total");
                          assertThat(unknown.getDataPoints().get(0).getValue()).isEqualTo(6);
                        }));
  }
}
