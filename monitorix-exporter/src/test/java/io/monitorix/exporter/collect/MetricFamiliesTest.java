package io.monitorix.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.Labels;
import org.junit.jupiter.api.Test;

class MetricFamiliesTest {

  private final MetricFamilies families = new MetricFamilies();

  @Test
  void ofSeveralSamplesWithTheSameLabelsTheFirstIsKept() {
    families.add(MetricCatalog.UP, Labels.of("id", "qemu/1"), 1);
    families.add(MetricCatalog.UP, Labels.of("id", "qemu/2"), 1);
    families.add(MetricCatalog.UP, Labels.of("id", "qemu/1"), 0);
    assertThat(Exposition.samples(families))
        .containsExactly("pve_up{id=\"qemu/1\"} 1.0", "pve_up{id=\"qemu/2\"} 1.0");
  }

  @Test
  void countersAreNeverNegative() {
    families.add(MetricCatalog.DISK_READ_BYTES_TOTAL, Labels.of("id", "qemu/1"), -1);
    families.add(MetricCatalog.DISK_READ_BYTES_TOTAL, Labels.of("id", "qemu/2"), Double.NaN);
    families.add(MetricCatalog.DISK_READ_BYTES_TOTAL, Labels.of("id", "qemu/3"), 0);
    assertThat(Exposition.samples(families))
        .containsExactly("pve_disk_read_bytes_total{id=\"qemu/3\"} 0.0");
  }

  @Test
  void deprecatedGaugesComeApartFromTheCountersOfTheirName() {
    families.add(MetricCatalog.DISK_READ_BYTES, Labels.of("id", "qemu/1"), 5);
    families.add(MetricCatalog.DISK_READ_BYTES_TOTAL, Labels.of("id", "qemu/1"), 5);
    assertThat(families.current().stream()).hasSize(1);
    assertThat(families.deprecated().stream()).hasSize(1);
  }
}
