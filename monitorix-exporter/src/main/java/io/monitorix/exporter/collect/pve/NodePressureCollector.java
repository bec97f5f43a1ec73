package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.NodeHistoryPoint;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pve_node_pressure_ratio}: how long processes of nodes wait for CPU, memory and disks. */
final class NodePressureCollector implements Collector {

  static final Metric PRESSURE_RATIO =
      Metric.gauge(
              "pve_node_pressure_ratio",
              "Share of the last minute in which some processes of the node, or all of them "
                  + "(full), waited for the resource, 0 to 1.",
              "id",
              "resource",
              "kind")
          .since("9.0");

  private static final double PERCENT = 100;

  @Override
  public CollectorName name() {
    return CollectorName.NODE_PRESSURE;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(PveSources.NODE_HISTORY);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(PRESSURE_RATIO);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(
        PveSources.NODE_HISTORY,
        (node, history) -> {
          NodeHistoryPoint latest = history.latest();
          if (latest != null) {
            collect("node/" + node, latest, out);
          }
        });
  }

  private static void collect(String node, NodeHistoryPoint point, Emission out) {
    emit(node, "cpu", "some", point.pressureCpuSome(), out);
    emit(node, "io", "some", point.pressureIoSome(), out);
    emit(node, "io", "full", point.pressureIoFull(), out);
    emit(node, "memory", "some", point.pressureMemorySome(), out);
    emit(node, "memory", "full", point.pressureMemoryFull(), out);
  }

  private static void emit(
      String node, String resource, String kind, @Nullable Double percent, Emission out) {
    if (percent != null) {
      out.emit(
          PRESSURE_RATIO,
          out.labels("id", node, "resource", resource, "kind", kind),
          percent / PERCENT);
    }
  }
}
