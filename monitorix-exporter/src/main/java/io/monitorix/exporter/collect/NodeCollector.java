package io.monitorix.exporter.collect;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.exporter.config.CollectorName;
import java.util.List;
import java.util.Objects;

/** {@code pve_node_info}: the nodes, offline ones included. */
final class NodeCollector implements Collector {

  @Override
  public CollectorName name() {
    return CollectorName.NODE;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(Source.CLUSTER_STATUS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    ClusterStatus status = readings.get(Source.CLUSTER_STATUS);
    if (status == null) {
      return;
    }
    for (var node : status.nodes()) {
      out.emit(
          MetricCatalog.NODE_INFO,
          out.labels(
              "id", node.id(),
              "level", requireNonNullElse(node.level(), ""),
              "name", requireNonNullElse(node.name(), ""),
              "nodeid", Objects.toString(node.nodeid(), "")),
          1);
      String ip = node.ip();
      if (!out.isCompatible() && ip != null) {
        out.emit(MetricCatalog.NODE_ADDRESS_INFO, out.labels("id", node.id(), "ip", ip), 1);
      }
    }
  }
}
