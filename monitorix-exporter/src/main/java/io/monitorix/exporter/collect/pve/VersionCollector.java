package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.Version;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pve_version_info}: the version of the server that answers. */
final class VersionCollector implements Collector {

  static final Metric VERSION_INFO =
      Metric.gauge("pve_version_info", "Proxmox VE version info", "release", "repoid", "version");

  @Override
  public CollectorName name() {
    return CollectorName.VERSION;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(PveSources.VERSION);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(VERSION_INFO);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    Version version = readings.get(PveSources.VERSION);
    if (version == null) {
      return;
    }
    List<String> labels = new ArrayList<>();
    add(labels, "release", version.release());
    add(labels, "repoid", version.repoid());
    add(labels, "version", version.version());
    out.emit(VERSION_INFO, out.labels(labels.toArray(String[]::new)), 1);
  }

  private static void add(List<String> labels, String name, @Nullable String value) {
    if (value != null) {
      labels.add(name);
      labels.add(value);
    }
  }
}
