package io.monitorix.exporter.collect;

import io.monitorix.client.pve.model.Version;
import io.monitorix.exporter.config.CollectorName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pve_version_info}: the version of the server that answers. */
final class VersionCollector implements Collector {

  @Override
  public CollectorName name() {
    return CollectorName.VERSION;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(Source.VERSION);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    Version version = readings.get(Source.VERSION);
    if (version == null) {
      return;
    }
    List<String> labels = new ArrayList<>();
    add(labels, "release", version.release());
    add(labels, "repoid", version.repoid());
    add(labels, "version", version.version());
    out.emit(MetricCatalog.VERSION_INFO, out.labels(labels.toArray(String[]::new)), 1);
  }

  private static void add(List<String> labels, String name, @Nullable String value) {
    if (value != null) {
      labels.add(name);
      labels.add(value);
    }
  }
}
