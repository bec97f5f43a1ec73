package io.monitorix.exporter.config;

import io.monitorix.alerts.relabel.RelabelConfig;
import java.util.List;

/**
 * Reads {@code filter}, {@code metric_relabel_configs} and {@code max_series}: of the top level, or
 * of one target, whose own take the place of those.
 */
final class VolumeSection {

  private VolumeSection() {}

  /** What the mapping says, and else the defaults; the defaults also after a problem. */
  static VolumeConfig read(YamlMapping mapping, VolumeConfig defaults) {
    YamlValue filter = mapping.get("filter");
    YamlValue relabelling = mapping.get("metric_relabel_configs");
    YamlValue maxSeries = mapping.get("max_series");
    FilterConfig readFilter = filter == null ? defaults.filter() : FilterSection.read(filter);
    List<RelabelConfig> rules =
        relabelling == null ? defaults.metricRelabelConfigs() : RelabelSection.read(relabelling);
    Integer limit =
        maxSeries == null
            ? Integer.valueOf(defaults.maxSeries())
            : maxSeries.integer(1, Integer.MAX_VALUE);
    return readFilter == null || limit == null
        ? defaults
        : new VolumeConfig(readFilter, rules, limit);
  }
}
