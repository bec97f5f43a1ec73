package io.monitorix.exporter.collect;

import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.exporter.config.CollectorName;
import java.util.List;

/** {@code pve_up}: nodes that are online, guests that run, storages that are available. */
final class StatusCollector implements Collector {

  @Override
  public CollectorName name() {
    return CollectorName.STATUS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(Source.CLUSTER_STATUS, Source.CLUSTER_RESOURCES);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    ClusterStatus status = readings.get(Source.CLUSTER_STATUS);
    if (status != null) {
      for (var entry : status.entries()) {
        if (entry instanceof ClusterStatus.NodeEntry node) {
          out.emit(MetricCatalog.UP, out.labels("id", node.id()), node.online());
        } else if (entry instanceof ClusterStatus.ClusterEntry cluster) {
          out.emit(
              MetricCatalog.UP, out.labels("id", "cluster/" + cluster.name()), cluster.quorate());
        }
      }
    }
    List<ClusterResource> resources = readings.get(Source.CLUSTER_RESOURCES);
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
    out.emit(
        MetricCatalog.UP, out.labels("id", resource.id()), good.equals(resource.status()) ? 1 : 0);
  }
}
