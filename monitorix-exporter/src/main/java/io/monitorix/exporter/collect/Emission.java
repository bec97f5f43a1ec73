package io.monitorix.exporter.collect;

import io.prometheus.metrics.model.snapshots.Labels;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where collectors put their samples. For one thread.
 *
 * @param families what the samples are added to
 * @param dialect how to speak
 * @param zone the time zone in which Proxmox's dates without one are read
 * @param constant labels that each series carries
 */
public record Emission(MetricFamilies families, Dialect dialect, ZoneId zone, Labels constant) {

  /** Whether to speak as prometheus-pve-exporter does. */
  boolean isCompatible() {
    return dialect == Dialect.COMPATIBLE;
  }

  /** The constant labels and these, given as name, value, name, value, … */
  Labels labels(String... namesAndValues) {
    Labels own = Labels.of(namesAndValues);
    return constant.isEmpty() ? own : constant.merge(own);
  }

  void emit(Metric metric, Labels labels, double value) {
    families.add(metric, labels, value);
  }

  /** Emits the value unless Proxmox did not report it. */
  void emit(Metric metric, Labels labels, @Nullable Number value) {
    if (value != null) {
      families.add(metric, labels, value.doubleValue());
    }
  }

  void emit(Metric metric, Labels labels, @Nullable Boolean value) {
    if (value != null) {
      families.add(metric, labels, value ? 1 : 0);
    }
  }
}
