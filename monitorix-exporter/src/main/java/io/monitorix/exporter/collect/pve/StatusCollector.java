package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;

/** {@code pve_up}: nodes that are online, guests that run, storages that are available. */
final class StatusCollector implements Collector {

  static final Metric UP = Metric.gauge("pve_up", "Node/VM/CT-Status is online/running", "id");

  @Override
  public CollectorName name() {
    return CollectorName.STATUS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(PveSources.CLUSTER_STATUS, PveSources.CLUSTER_RESOURCES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(UP);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    ClusterStatus status = readings.get(PveSources.CLUSTER_STATUS);
    if (status != null) {
      for (var entry : status.entries()) {
        if (entry instanceof ClusterStatus.NodeEntry node) {
          out.emit(UP, out.labels("id", node.id()), node.online());
        } else if (entry instanceof ClusterStatus.ClusterEntry cluster) {
          out.emit(UP, out.labels("id", "cluster/" + cluster.name()), cluster.quorate());
        }
      }
    }
    List<ClusterResource> resources = readings.get(PveSources.CLUSTER_RESOURCES);
    if (resources != null) {
      for (ClusterResource resource : resources) {
        switch (resource.kind()) {
          case QEMU, LXC -> up(resource, "running", out);
          case STORAGE -> up(resource, "available", out);
          default -> {}
        }
      }
    }
  }

  private static void up(ClusterResource resource, String good, Emission out) {
    out.emit(UP, out.labels("id", resource.id()), good.equals(resource.status()) ? 1 : 0);
  }
}
