package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ResourceKind;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Use of CPU, memory, disk and network by node, guest and storage, and what each of them is. */
final class ResourcesCollector implements Collector {

  static final Metric DISK_SIZE_BYTES =
      Metric.gauge(
          "pve_disk_size_bytes",
          "Storage size in bytes (for type 'storage'), root image size for VMs (for "
              + "types 'qemu' and 'lxc').",
          "id");

  static final Metric DISK_USAGE_BYTES =
      Metric.gauge(
          "pve_disk_usage_bytes",
          "Used disk space in bytes (for type 'storage'), used root image space for VMs "
              + "(for types 'qemu' and 'lxc').",
          "id");

  static final Metric MEMORY_SIZE_BYTES =
      Metric.gauge(
          "pve_memory_size_bytes",
          "Number of available memory in bytes (for types 'node', 'qemu' and 'lxc').",
          "id");

  static final Metric MEMORY_USAGE_BYTES =
      Metric.gauge(
          "pve_memory_usage_bytes",
          "Used memory in bytes (for types 'node', 'qemu' and 'lxc').",
          "id");

  static final Metric NETWORK_TRANSMIT_BYTES =
      Metric.deprecatedGauge(
          "pve_network_transmit_bytes",
          "The amount of traffic in bytes that was sent from the guest over the network "
              + "since it was started. (for types 'qemu' and 'lxc') DEPRECATED: Use "
              + "pve_network_transmit_bytes_total instead.",
          "id");

  static final Metric NETWORK_RECEIVE_BYTES =
      Metric.deprecatedGauge(
          "pve_network_receive_bytes",
          "The amount of traffic in bytes that was sent to the guest over the network "
              + "since it was started. (for types 'qemu' and 'lxc') DEPRECATED: Use "
              + "pve_network_receive_bytes_total instead.",
          "id");

  static final Metric DISK_WRITE_BYTES =
      Metric.deprecatedGauge(
          "pve_disk_write_bytes",
          "The amount of bytes the guest wrote to its block devices since the guest was "
              + "started. This info is not available for all storage types. (for types 'qemu' "
              + "and 'lxc') DEPRECATED: Use pve_disk_written_bytes_total instead.",
          "id");

  static final Metric DISK_READ_BYTES =
      Metric.deprecatedGauge(
          "pve_disk_read_bytes",
          "The amount of bytes the guest read from its block devices since the guest was "
              + "started. This info is not available for all storage types. (for types 'qemu' "
              + "and 'lxc') DEPRECATED: Use pve_disk_read_bytes_total instead.",
          "id");

  static final Metric CPU_USAGE_RATIO =
      Metric.gauge(
          "pve_cpu_usage_ratio", "CPU utilization (for types 'node', 'qemu' and 'lxc').", "id");

  static final Metric CPU_USAGE_LIMIT =
      Metric.gauge(
          "pve_cpu_usage_limit",
          "Number of available CPUs (for types 'node', 'qemu' and 'lxc').",
          "id");

  static final Metric UPTIME_SECONDS =
      Metric.gauge(
          "pve_uptime_seconds",
          "Uptime of node or virtual guest in seconds (for types 'node', 'qemu' and " + "'lxc').",
          "id");

  static final Metric STORAGE_SHARED =
      Metric.gauge(
          "pve_storage_shared", "Whether or not the storage is shared among cluster nodes", "id");

  static final Metric NETWORK_TRANSMIT_BYTES_TOTAL =
      Metric.counter(
          "pve_network_transmit_bytes_total",
          "The amount of traffic in bytes that was sent from the guest over the network "
              + "since it was started. (for types 'qemu' and 'lxc')",
          "id");

  static final Metric NETWORK_RECEIVE_BYTES_TOTAL =
      Metric.counter(
          "pve_network_receive_bytes_total",
          "The amount of traffic in bytes that was sent to the guest over the network "
              + "since it was started. (for types 'qemu' and 'lxc')",
          "id");

  static final Metric DISK_WRITTEN_BYTES_TOTAL =
      Metric.counter(
          "pve_disk_written_bytes_total",
          "The amount of bytes the guest wrote to its block devices since the guest was "
              + "started. This info is not available for all storage types. (for types 'qemu' "
              + "and 'lxc')",
          "id");

  static final Metric DISK_READ_BYTES_TOTAL =
      Metric.counter(
          "pve_disk_read_bytes_total",
          "The amount of bytes the guest read from its block devices since the guest was "
              + "started. This info is not available for all storage types. (for types 'qemu' "
              + "and 'lxc')",
          "id");

  static final Metric HA_STATE =
      Metric.gauge("pve_ha_state", "HA service status (for HA managed VMs).", "id", "state");

  static final Metric LOCK_STATE =
      Metric.gauge(
          "pve_lock_state",
          "The guest's current config lock (for types 'qemu' and 'lxc')",
          "id",
          "state");

  static final Metric GUEST_INFO =
      Metric.gauge(
          "pve_guest_info", "VM/CT info", "id", "node", "name", "type", "template", "tags");

  static final Metric STORAGE_INFO =
      Metric.gauge(
          "pve_storage_info", "Storage info", "id", "node", "storage", "plugintype", "content");

  static final Metric GUEST_HOST_MEMORY_BYTES =
      Metric.gauge(
          "pve_guest_host_memory_bytes",
          "Memory in bytes that the guest takes on its node, overhead included (Proxmox "
              + "VE 9).",
          "id");

  static final Metric GUEST_POOL_INFO =
      Metric.gauge("pve_guest_pool_info", "The resource pool of the guest.", "id", "pool");

  static final Metric GUEST_TAG_INFO =
      Metric.gauge("pve_guest_tag_info", "A tag of the guest: one series for each.", "id", "tag");

  static final Metric GUEST_ALLOCATED_CPUS =
      Metric.gauge(
          "pve_guest_allocated_cpus",
          "Number of CPUs that the running guests of the node are allotted.",
          "node");

  static final Metric GUEST_ALLOCATED_MEMORY_BYTES =
      Metric.gauge(
          "pve_guest_allocated_memory_bytes",
          "Memory in bytes that the running guests of the node are allotted.",
          "node");

  static final Metric SDN_ZONE_UP =
      Metric.gauge(
          "pve_sdn_zone_up",
          "Whether the software-defined network zone works on the node (1) or not (0).",
          "id",
          "node",
          "zone");

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
    return List.of(PveSources.CLUSTER_RESOURCES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        DISK_SIZE_BYTES,
        DISK_USAGE_BYTES,
        MEMORY_SIZE_BYTES,
        MEMORY_USAGE_BYTES,
        NETWORK_TRANSMIT_BYTES,
        NETWORK_RECEIVE_BYTES,
        DISK_WRITE_BYTES,
        DISK_READ_BYTES,
        CPU_USAGE_RATIO,
        CPU_USAGE_LIMIT,
        UPTIME_SECONDS,
        STORAGE_SHARED,
        NETWORK_TRANSMIT_BYTES_TOTAL,
        NETWORK_RECEIVE_BYTES_TOTAL,
        DISK_WRITTEN_BYTES_TOTAL,
        DISK_READ_BYTES_TOTAL,
        HA_STATE,
        LOCK_STATE,
        GUEST_INFO,
        STORAGE_INFO,
        GUEST_HOST_MEMORY_BYTES,
        GUEST_POOL_INFO,
        GUEST_TAG_INFO,
        GUEST_ALLOCATED_CPUS,
        GUEST_ALLOCATED_MEMORY_BYTES,
        SDN_ZONE_UP);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    List<ClusterResource> resources = readings.get(PveSources.CLUSTER_RESOURCES);
    if (resources == null) {
      return;
    }
    Map<String, Allocation> allocations = new TreeMap<>();
    for (ClusterResource resource : resources) {
      Labels id = out.labels("id", resource.id());
      switch (resource.kind()) {
        case NODE -> {
          figures(resource, id, out);
          states(HA_STATE, resource, NODE_HA_STATES, resource.hastate(), out);
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
            out.emit(GUEST_ALLOCATED_CPUS, labels, allocation.cpus);
            out.emit(GUEST_ALLOCATED_MEMORY_BYTES, labels, allocation.memory);
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
    out.emit(DISK_SIZE_BYTES, id, resource.maxdisk());
    out.emit(DISK_USAGE_BYTES, id, resource.disk());
    out.emit(MEMORY_SIZE_BYTES, id, resource.maxmem());
    out.emit(MEMORY_USAGE_BYTES, id, resource.mem());
    out.emit(NETWORK_TRANSMIT_BYTES, id, resource.netout());
    out.emit(NETWORK_RECEIVE_BYTES, id, resource.netin());
    out.emit(DISK_WRITE_BYTES, id, resource.diskwrite());
    out.emit(DISK_READ_BYTES, id, resource.diskread());
    out.emit(CPU_USAGE_RATIO, id, resource.cpu());
    out.emit(CPU_USAGE_LIMIT, id, resource.maxcpu());
    out.emit(UPTIME_SECONDS, id, resource.uptime());
    out.emit(STORAGE_SHARED, id, resource.shared());
    out.emit(NETWORK_TRANSMIT_BYTES_TOTAL, id, resource.netout());
    out.emit(NETWORK_RECEIVE_BYTES_TOTAL, id, resource.netin());
    out.emit(DISK_WRITTEN_BYTES_TOTAL, id, resource.diskwrite());
    out.emit(DISK_READ_BYTES_TOTAL, id, resource.diskread());
  }

  private static void guest(ClusterResource guest, Labels id, Emission out) {
    out.emit(
        GUEST_INFO,
        out.labels(
            "id", guest.id(),
            "node", requireNonNullElse(guest.node(), ""),
            "name", requireNonNullElse(guest.name(), ""),
            "type", guest.type(),
            "template", template(guest.template()),
            "tags", requireNonNullElse(guest.tags(), "")),
        1);
    states(HA_STATE, guest, GUEST_HA_STATES, guest.hastate(), out);
    states(LOCK_STATE, guest, LOCK_STATES, guest.lock(), out);
    if (out.isCompatible()) {
      return;
    }
    out.emit(GUEST_HOST_MEMORY_BYTES, id, guest.memhost());
    String pool = guest.pool();
    if (pool != null && !pool.isEmpty()) {
      out.emit(GUEST_POOL_INFO, out.labels("id", guest.id(), "pool", pool), 1);
    }
    PveSurvey.tags(guest.tags())
        .forEach(tag -> out.emit(GUEST_TAG_INFO, out.labels("id", guest.id(), "tag", tag), 1));
  }

  private static void storage(ClusterResource storage, Emission out) {
    out.emit(
        STORAGE_INFO,
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
          SDN_ZONE_UP,
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
    if (out.everyState()) {
      for (String each : known) {
        out.emit(
            metric, out.labels("id", resource.id(), "state", each), each.equals(state) ? 1 : 0);
      }
    }
    boolean told = out.everyState() && (out.isCompatible() || known.contains(state));
    if (!told && state != null && !state.isEmpty()) {
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
