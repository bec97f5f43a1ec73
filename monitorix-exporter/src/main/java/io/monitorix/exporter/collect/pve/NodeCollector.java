package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;
import java.util.Objects;

/** {@code pve_node_info}: the nodes, offline ones included. */
final class NodeCollector implements Collector {

  static final Metric NODE_INFO =
      Metric.gauge("pve_node_info", "Node info", "id", "level", "name", "nodeid");

  static final Metric NODE_ADDRESS_INFO =
      Metric.gauge(
          "pve_node_address_info",
          "The address by which the cluster reaches the node.",
          "id",
          "ip");

  @Override
  public CollectorName name() {
    return CollectorName.NODE;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(PveSources.CLUSTER_STATUS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(NODE_INFO, NODE_ADDRESS_INFO);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    ClusterStatus status = readings.get(PveSources.CLUSTER_STATUS);
    if (status == null) {
      return;
    }
    for (var node : status.nodes()) {
      out.emit(
          NODE_INFO,
          out.labels(
              "id", node.id(),
              "level", requireNonNullElse(node.level(), ""),
              "name", requireNonNullElse(node.name(), ""),
              "nodeid", Objects.toString(node.nodeid(), "")),
          1);
      String ip = node.ip();
      if (!out.isCompatible() && ip != null) {
        out.emit(NODE_ADDRESS_INFO, out.labels("id", node.id(), "ip", ip), 1);
      }
    }
  }
}
