package io.monitorix.exporter.collect;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ResourceKind;
import io.monitorix.exporter.config.CollectorName;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Use of CPU, memory, disk and network by node, guest and storage, and what each of them is. */
final class ResourcesCollector implements Collector {

  private static final List<String> GUEST_HA_STATES =
      List.of(
          "stopped",
          "request_stop",
          "request_start",
          "request_start_balance",
          "started",
          "fence",
          "recovery",
          "migrate",
          "relocate",
          "freeze",
          "error");
  private static final List<String> NODE_HA_STATES =
      List.of("online", "maintenance", "unknown", "fence", "gone");
  private static final List<String> LOCK_STATES =
      List.of(
          "backup",
          "clone",
          "create",
          "migrate",
          "rollback",
          "snapshot",
          "snapshot-delete",
          "suspended",
          "suspending");

  @Override
  public CollectorName name() {
    return CollectorName.RESOURCES;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(Source.CLUSTER_RESOURCES);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    List<ClusterResource> resources = readings.get(Source.CLUSTER_RESOURCES);
    if (resources == null) {
      return;
    }
    Map<String, Allocation> allocations = new TreeMap<>();
    for (ClusterResource resource : resources) {
      Labels id = out.labels("id", resource.id());
      switch (resource.kind()) {
        case NODE -> {
          figures(resource, id, out);
          states(MetricCatalog.HA_STATE, resource, NODE_HA_STATES, resource.hastate(), out);
        }
        case QEMU, LXC -> {
          figures(resource, id, out);
          guest(resource, id, out);
          if ("running".equals(resource.status())) {
            allocations
                .computeIfAbsent(requireNonNullElse(resource.node(), ""), node -> new Allocation())
                .add(resource);
          }
        }
        case STORAGE -> {
          figures(resource, id, out);
          storage(resource, out);
        }
        default -> other(resource, id, out);
      }
    }
    if (!out.isCompatible()) {
      allocations.forEach(
          (node, allocation) -> {
            Labels labels = out.labels("node", node);
            out.emit(MetricCatalog.GUEST_ALLOCATED_CPUS, labels, allocation.cpus);
            out.emit(MetricCatalog.GUEST_ALLOCATED_MEMORY_BYTES, labels, allocation.memory);
          });
    }
  }

  /** What running guests may take at most, summed. */
  private static final class Allocation {
    private double cpus;
    private double memory;

    void add(ClusterResource guest) {
      cpus += requireNonNullElse(guest.maxcpu(), 0.0);
      memory += requireNonNullElse(guest.maxmem(), 0.0);
    }
  }

  private static void figures(ClusterResource resource, Labels id, Emission out) {
    out.emit(MetricCatalog.DISK_SIZE_BYTES, id, resource.maxdisk());
    out.emit(MetricCatalog.DISK_USAGE_BYTES, id, resource.disk());
    out.emit(MetricCatalog.MEMORY_SIZE_BYTES, id, resource.maxmem());
    out.emit(MetricCatalog.MEMORY_USAGE_BYTES, id, resource.mem());
    out.emit(MetricCatalog.NETWORK_TRANSMIT_BYTES, id, resource.netout());
    out.emit(MetricCatalog.NETWORK_RECEIVE_BYTES, id, resource.netin());
    out.emit(MetricCatalog.DISK_WRITE_BYTES, id, resource.diskwrite());
    out.emit(MetricCatalog.DISK_READ_BYTES, id, resource.diskread());
    out.emit(MetricCatalog.CPU_USAGE_RATIO, id, resource.cpu());
    out.emit(MetricCatalog.CPU_USAGE_LIMIT, id, resource.maxcpu());
    out.emit(MetricCatalog.UPTIME_SECONDS, id, resource.uptime());
    out.emit(MetricCatalog.STORAGE_SHARED, id, resource.shared());
    out.emit(MetricCatalog.NETWORK_TRANSMIT_BYTES_TOTAL, id, resource.netout());
    out.emit(MetricCatalog.NETWORK_RECEIVE_BYTES_TOTAL, id, resource.netin());
    out.emit(MetricCatalog.DISK_WRITTEN_BYTES_TOTAL, id, resource.diskwrite());
    out.emit(MetricCatalog.DISK_READ_BYTES_TOTAL, id, resource.diskread());
  }

  private static void guest(ClusterResource guest, Labels id, Emission out) {
    out.emit(
        MetricCatalog.GUEST_INFO,
        out.labels(
            "id", guest.id(),
            "node", requireNonNullElse(guest.node(), ""),
            "name", requireNonNullElse(guest.name(), ""),
            "type", guest.type(),
            "template", template(guest.template()),
            "tags", requireNonNullElse(guest.tags(), "")),
        1);
    states(MetricCatalog.HA_STATE, guest, GUEST_HA_STATES, guest.hastate(), out);
    states(MetricCatalog.LOCK_STATE, guest, LOCK_STATES, guest.lock(), out);
    if (out.isCompatible()) {
      return;
    }
    out.emit(MetricCatalog.GUEST_HOST_MEMORY_BYTES, id, guest.memhost());
    String pool = guest.pool();
    if (pool != null && !pool.isEmpty()) {
      out.emit(MetricCatalog.GUEST_POOL_INFO, out.labels("id", guest.id(), "pool", pool), 1);
    }
    // Proxmox separates tags by semicolons; older versions let commas and spaces in as well.
    Arrays.stream(requireNonNullElse(guest.tags(), "").split("[;, ]+"))
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .forEach(
            tag ->
                out.emit(
                    MetricCatalog.GUEST_TAG_INFO, out.labels("id", guest.id(), "tag", tag), 1));
  }

  private static void storage(ClusterResource storage, Emission out) {
    out.emit(
        MetricCatalog.STORAGE_INFO,
        out.labels(
            "id", storage.id(),
            "node", requireNonNullElse(storage.node(), ""),
            "storage", requireNonNullElse(storage.storage(), ""),
            "plugintype", requireNonNullElse(storage.plugintype(), ""),
            "content", sorted(requireNonNullElse(storage.content(), ""))),
        1);
  }

  /** Pools, networks: summed or counted elsewhere, so not to be added up with the guests. */
  private static void other(ClusterResource resource, Labels id, Emission out) {
    if (out.isCompatible()) {
      figures(resource, id, out);
      return;
    }
    String zone = zone(resource);
    if (zone != null) {
      boolean works = "ok".equals(resource.status()) || "available".equals(resource.status());
      out.emit(
          MetricCatalog.SDN_ZONE_UP,
          out.labels(
              "id", resource.id(), "node", requireNonNullElse(resource.node(), ""), "zone", zone),
          works);
    }
  }

  private static @Nullable String zone(ClusterResource resource) {
    if (resource.kind() == ResourceKind.SDN) {
      return resource.sdn();
    }
    // since Proxmox VE 9 zones are rows of type network beside other kinds of network
    return resource.kind() == ResourceKind.NETWORK && "zone".equals(resource.networkType())
        ? resource.network()
        : null;
  }

  private static void states(
      Metric metric,
      ClusterResource resource,
      List<String> known,
      @Nullable String state,
      Emission out) {
    if (out.isCompatible()) {
      for (String each : known) {
        out.emit(
            metric, out.labels("id", resource.id(), "state", each), each.equals(state) ? 1 : 0);
      }
    } else if (state != null && !state.isEmpty()) {
      out.emit(metric, out.labels("id", resource.id(), "state", state), 1);
    }
  }

  private static String template(@Nullable Boolean template) {
    return template == null ? "" : template ? "1" : "0";
  }

  /** Proxmox gives the kinds of content in an order that changes from answer to answer. */
  private static String sorted(String commaSeparated) {
    String[] parts = commaSeparated.split(",", -1);
    Arrays.sort(parts);
    return String.join(",", parts);
  }
}
