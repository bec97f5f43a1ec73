package io.monitorix.exporter.config;

import io.monitorix.alerts.relabel.RelabelConfig;
import java.util.List;

/**
 * How much of a target is exposed.
 *
 * @param filter what is monitored
 * @param metricRelabelConfigs applied to each series; they have no faults
 * @param maxSeries more series than that are cut off; positive
 */
public record VolumeConfig(
    FilterConfig filter, List<RelabelConfig> metricRelabelConfigs, int maxSeries) {

  /** Everything, up to 500,000 series. */
  public static final VolumeConfig DEFAULT =
      new VolumeConfig(FilterConfig.EVERYTHING, List.of(), 500_000);

  /** Copies the list. */
  public VolumeConfig {
    metricRelabelConfigs = List.copyOf(metricRelabelConfigs);
  }
}
