package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.ResourceKind;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code pve_cluster_…}: the cluster as a whole. A server that is in none has no cluster row. */
final class ClusterCollector implements Collector {

  static final Metric CLUSTER_INFO =
      Metric.gauge("pve_cluster_info", "Cluster info", "id", "nodes", "quorate", "version");

  static final Metric CLUSTER_QUORATE =
      Metric.gauge("pve_cluster_quorate", "Whether the cluster has quorum (1) or not (0).", "id");

  static final Metric CLUSTER_NODES =
      Metric.gauge("pve_cluster_nodes", "Number of nodes of the cluster by state.", "id", "state");

  static final Metric CLUSTER_GUESTS =
      Metric.gauge(
          "pve_cluster_guests",
          "Number of guests by type and status; templates are not counted.",
          "type",
          "status");

  @Override
  public CollectorName name() {
    return CollectorName.CLUSTER;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(PveSources.CLUSTER_STATUS, PveSources.CLUSTER_RESOURCES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(CLUSTER_INFO, CLUSTER_QUORATE, CLUSTER_NODES, CLUSTER_GUESTS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    ClusterStatus status = readings.get(PveSources.CLUSTER_STATUS);
    if (status != null) {
      status.cluster().ifPresent(cluster -> cluster(status, cluster, out));
    }
    List<ClusterResource> resources = readings.get(PveSources.CLUSTER_RESOURCES);
    if (resources != null && !out.isCompatible()) {
      guests(resources, out);
    }
  }

  private static void cluster(
      ClusterStatus status, ClusterStatus.ClusterEntry cluster, Emission out) {
    String id = "cluster/" + cluster.name();
    Map<String, String> labels = new TreeMap<>();
    if (out.isCompatible()) {
      cluster.additional().forEach((key, value) -> labels.put(label(key), value));
    }
    labels.put("id", id);
    put(labels, "nodes", cluster.nodes());
    Boolean quorate = cluster.quorate();
    put(labels, "quorate", quorate == null ? null : quorate ? 1 : 0);
    put(labels, "version", cluster.version());
    out.emit(
        CLUSTER_INFO,
        out.labels(
            labels.entrySet().stream()
                .flatMap(label -> Stream.of(label.getKey(), label.getValue()))
                .toArray(String[]::new)),
        1);
    if (!out.isCompatible()) {
      out.emit(CLUSTER_QUORATE, out.labels("id", id), quorate);
      double online =
          status.nodes().stream().filter(node -> Boolean.TRUE.equals(node.online())).count();
      out.emit(CLUSTER_NODES, out.labels("id", id, "state", "online"), online);
      out.emit(
          CLUSTER_NODES, out.labels("id", id, "state", "offline"), status.nodes().size() - online);
    }
  }

  private static void guests(List<ClusterResource> resources, Emission out) {
    record Group(String type, String status) {}
    Map<Group, Integer> guests = new HashMap<>();
    for (ClusterResource resource : resources) {
      boolean guest = resource.kind() == ResourceKind.QEMU || resource.kind() == ResourceKind.LXC;
      if (guest && !Boolean.TRUE.equals(resource.template())) {
        guests.merge(
            new Group(resource.type(), requireNonNullElse(resource.status(), "unknown")),
            1,
            Integer::sum);
      }
    }
    guests.forEach(
        (group, number) ->
            out.emit(
                CLUSTER_GUESTS,
                out.labels("type", group.type(), "status", group.status()),
                number));
  }

  private static void put(Map<String, String> labels, String name, @Nullable Object value) {
    if (value != null) {
      labels.put(name, value.toString());
    }
  }

  /** Proxmox's keys may hold hyphens, label names may not. */
  private static String label(String key) {
    return key.replaceAll("[^a-zA-Z0-9]+", "_").replaceFirst("^(?=[0-9])", "_");
  }
}
