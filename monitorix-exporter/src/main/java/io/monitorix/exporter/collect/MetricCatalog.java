package io.monitorix.exporter.collect;

import static io.monitorix.exporter.collect.Metric.counter;
import static io.monitorix.exporter.collect.Metric.deprecatedGauge;
import static io.monitorix.exporter.collect.Metric.gauge;
import static io.monitorix.exporter.config.CollectorName.BACKUP_INFO;
import static io.monitorix.exporter.config.CollectorName.CLUSTER;
import static io.monitorix.exporter.config.CollectorName.CONFIG;
import static io.monitorix.exporter.config.CollectorName.NODE;
import static io.monitorix.exporter.config.CollectorName.QDEVICE;
import static io.monitorix.exporter.config.CollectorName.REPLICATION;
import static io.monitorix.exporter.config.CollectorName.RESOURCES;
import static io.monitorix.exporter.config.CollectorName.STATUS;
import static io.monitorix.exporter.config.CollectorName.SUBSCRIPTION;
import static io.monitorix.exporter.config.CollectorName.VERSION;

import java.util.List;

/**
 * Every metric that collectors emit. Names, labels and HELP of what prometheus-pve-exporter 3.10
 * has are its own to the letter: its users' dashboards and rules hang on them.
 */
public final class MetricCatalog {

  static final Metric UP = gauge(STATUS, "pve_up", "Node/VM/CT-Status is online/running", "id");

  static final Metric DISK_SIZE_BYTES =
      gauge(
          RESOURCES,
          "pve_disk_size_bytes",
          "Storage size in bytes (for type 'storage'), root image size for VMs (for "
              + "types 'qemu' and 'lxc').",
          "id");

  static final Metric DISK_USAGE_BYTES =
      gauge(
          RESOURCES,
          "pve_disk_usage_bytes",
          "Used disk space in bytes (for type 'storage'), used root image space for VMs "
              + "(for types 'qemu' and 'lxc').",
          "id");

  static final Metric MEMORY_SIZE_BYTES =
      gauge(
          RESOURCES,
          "pve_memory_size_bytes",
          "Number of available memory in bytes (for types 'node', 'qemu' and 'lxc').",
          "id");

  static final Metric MEMORY_USAGE_BYTES =
      gauge(
          RESOURCES,
          "pve_memory_usage_bytes",
          "Used memory in bytes (for types 'node', 'qemu' and 'lxc').",
          "id");

  static final Metric NETWORK_TRANSMIT_BYTES =
      deprecatedGauge(
          RESOURCES,
          "pve_network_transmit_bytes",
          "The amount of traffic in bytes that was sent from the guest over the network "
              + "since it was started. (for types 'qemu' and 'lxc') DEPRECATED: Use "
              + "pve_network_transmit_bytes_total instead.",
          "id");

  static final Metric NETWORK_RECEIVE_BYTES =
      deprecatedGauge(
          RESOURCES,
          "pve_network_receive_bytes",
          "The amount of traffic in bytes that was sent to the guest over the network "
              + "since it was started. (for types 'qemu' and 'lxc') DEPRECATED: Use "
              + "pve_network_receive_bytes_total instead.",
          "id");

  static final Metric DISK_WRITE_BYTES =
      deprecatedGauge(
          RESOURCES,
          "pve_disk_write_bytes",
          "The amount of bytes the guest wrote to its block devices since the guest was "
              + "started. This info is not available for all storage types. (for types 'qemu' "
              + "and 'lxc') DEPRECATED: Use pve_disk_written_bytes_total instead.",
          "id");

  static final Metric DISK_READ_BYTES =
      deprecatedGauge(
          RESOURCES,
          "pve_disk_read_bytes",
          "The amount of bytes the guest read from its block devices since the guest was "
              + "started. This info is not available for all storage types. (for types 'qemu' "
              + "and 'lxc') DEPRECATED: Use pve_disk_read_bytes_total instead.",
          "id");

  static final Metric CPU_USAGE_RATIO =
      gauge(
          RESOURCES,
          "pve_cpu_usage_ratio",
          "CPU utilization (for types 'node', 'qemu' and 'lxc').",
          "id");

  static final Metric CPU_USAGE_LIMIT =
      gauge(
          RESOURCES,
          "pve_cpu_usage_limit",
          "Number of available CPUs (for types 'node', 'qemu' and 'lxc').",
          "id");

  static final Metric UPTIME_SECONDS =
      gauge(
          RESOURCES,
          "pve_uptime_seconds",
          "Uptime of node or virtual guest in seconds (for types 'node', 'qemu' and " + "'lxc').",
          "id");

  static final Metric STORAGE_SHARED =
      gauge(
          RESOURCES,
          "pve_storage_shared",
          "Whether or not the storage is shared among cluster nodes",
          "id");

  static final Metric NETWORK_TRANSMIT_BYTES_TOTAL =
      counter(
          RESOURCES,
          "pve_network_transmit_bytes_total",
          "The amount of traffic in bytes that was sent from the guest over the network "
              + "since it was started. (for types 'qemu' and 'lxc')",
          "id");

  static final Metric NETWORK_RECEIVE_BYTES_TOTAL =
      counter(
          RESOURCES,
          "pve_network_receive_bytes_total",
          "The amount of traffic in bytes that was sent to the guest over the network "
              + "since it was started. (for types 'qemu' and 'lxc')",
          "id");

  static final Metric DISK_WRITTEN_BYTES_TOTAL =
      counter(
          RESOURCES,
          "pve_disk_written_bytes_total",
          "The amount of bytes the guest wrote to its block devices since the guest was "
              + "started. This info is not available for all storage types. (for types 'qemu' "
              + "and 'lxc')",
          "id");

  static final Metric DISK_READ_BYTES_TOTAL =
      counter(
          RESOURCES,
          "pve_disk_read_bytes_total",
          "The amount of bytes the guest read from its block devices since the guest was "
              + "started. This info is not available for all storage types. (for types 'qemu' "
              + "and 'lxc')",
          "id");

  static final Metric HA_STATE =
      gauge(RESOURCES, "pve_ha_state", "HA service status (for HA managed VMs).", "id", "state");

  static final Metric LOCK_STATE =
      gauge(
          RESOURCES,
          "pve_lock_state",
          "The guest's current config lock (for types 'qemu' and 'lxc')",
          "id",
          "state");

  static final Metric GUEST_INFO =
      gauge(
          RESOURCES,
          "pve_guest_info",
          "VM/CT info",
          "id",
          "node",
          "name",
          "type",
          "template",
          "tags");

  static final Metric STORAGE_INFO =
      gauge(
          RESOURCES,
          "pve_storage_info",
          "Storage info",
          "id",
          "node",
          "storage",
          "plugintype",
          "content");

  static final Metric VERSION_INFO =
      gauge(VERSION, "pve_version_info", "Proxmox VE version info", "release", "repoid", "version");

  static final Metric QDEVICE_INFO =
      gauge(
          QDEVICE,
          "pve_qdevice_info",
          "Proxmox VE QDevice info (1 if configured)",
          "id",
          "model",
          "algorithm",
          "qnetd_host",
          "tie_breaker",
          "state");

  static final Metric QDEVICE_UP =
      gauge(QDEVICE, "pve_qdevice_up", "Proxmox VE QDevice is connected (1) or not (0)", "id");

  static final Metric NOT_BACKED_UP_TOTAL =
      gauge(
          BACKUP_INFO,
          "pve_not_backed_up_total",
          "Total number of guests not covered by any backup job.",
          "id");

  static final Metric NOT_BACKED_UP_INFO =
      gauge(
          BACKUP_INFO,
          "pve_not_backed_up_info",
          "Present if guest is not covered by any backup job.",
          "id");

  static final Metric NODE_INFO =
      gauge(NODE, "pve_node_info", "Node info", "id", "level", "name", "nodeid");

  static final Metric CLUSTER_INFO =
      gauge(CLUSTER, "pve_cluster_info", "Cluster info", "id", "nodes", "quorate", "version");

  static final Metric SUBSCRIPTION_INFO =
      gauge(
          SUBSCRIPTION,
          "pve_subscription_info",
          "Proxmox VE subscription info (1 if present)",
          "id",
          "level");

  static final Metric SUBSCRIPTION_STATUS =
      gauge(
          SUBSCRIPTION,
          "pve_subscription_status",
          "Proxmox VE subscription status (1 if matches status)",
          "id",
          "status");

  static final Metric SUBSCRIPTION_NEXT_DUE_TIMESTAMP_SECONDS =
      gauge(
          SUBSCRIPTION,
          "pve_subscription_next_due_timestamp_seconds",
          "Subscription next due date as Unix timestamp",
          "id");

  static final Metric ONBOOT_STATUS =
      gauge(CONFIG, "pve_onboot_status", "Proxmox vm config onboot value", "id", "node", "type");

  static final Metric REPLICATION_INFO =
      gauge(
          REPLICATION,
          "pve_replication_info",
          "Proxmox vm replication info",
          "id",
          "type",
          "source",
          "target",
          "guest");

  static final Metric REPLICATION_DURATION_SECONDS =
      gauge(
          REPLICATION, "pve_replication_duration_seconds", "Proxmox vm replication duration", "id");

  static final Metric REPLICATION_LAST_SYNC_TIMESTAMP_SECONDS =
      gauge(
          REPLICATION,
          "pve_replication_last_sync_timestamp_seconds",
          "Proxmox vm replication last_sync",
          "id");

  static final Metric REPLICATION_LAST_TRY_TIMESTAMP_SECONDS =
      gauge(
          REPLICATION,
          "pve_replication_last_try_timestamp_seconds",
          "Proxmox vm replication last_try",
          "id");

  static final Metric REPLICATION_NEXT_SYNC_TIMESTAMP_SECONDS =
      gauge(
          REPLICATION,
          "pve_replication_next_sync_timestamp_seconds",
          "Proxmox vm replication next_sync",
          "id");

  static final Metric REPLICATION_FAILED_SYNCS =
      gauge(REPLICATION, "pve_replication_failed_syncs", "Proxmox vm replication fail_count", "id");

  static final Metric NODE_ADDRESS_INFO =
      gauge(
          NODE,
          "pve_node_address_info",
          "The address by which the cluster reaches the node.",
          "id",
          "ip");

  static final Metric CLUSTER_QUORATE =
      gauge(CLUSTER, "pve_cluster_quorate", "Whether the cluster has quorum (1) or not (0).", "id");

  static final Metric CLUSTER_NODES =
      gauge(
          CLUSTER, "pve_cluster_nodes", "Number of nodes of the cluster by state.", "id", "state");

  static final Metric CLUSTER_GUESTS =
      gauge(
          CLUSTER,
          "pve_cluster_guests",
          "Number of guests by type and status; templates are not counted.",
          "type",
          "status");

  static final Metric GUEST_HOST_MEMORY_BYTES =
      gauge(
          RESOURCES,
          "pve_guest_host_memory_bytes",
          "Memory in bytes that the guest takes on its node, overhead included (Proxmox "
              + "VE 9).",
          "id");

  static final Metric GUEST_POOL_INFO =
      gauge(RESOURCES, "pve_guest_pool_info", "The resource pool of the guest.", "id", "pool");

  static final Metric GUEST_TAG_INFO =
      gauge(
          RESOURCES, "pve_guest_tag_info", "A tag of the guest: one series for each.", "id", "tag");

  static final Metric GUEST_ALLOCATED_CPUS =
      gauge(
          RESOURCES,
          "pve_guest_allocated_cpus",
          "Number of CPUs that the running guests of the node are allotted.",
          "node");

  static final Metric GUEST_ALLOCATED_MEMORY_BYTES =
      gauge(
          RESOURCES,
          "pve_guest_allocated_memory_bytes",
          "Memory in bytes that the running guests of the node are allotted.",
          "node");

  static final Metric SDN_ZONE_UP =
      gauge(
          RESOURCES,
          "pve_sdn_zone_up",
          "Whether the software-defined network zone works on the node (1) or not (0).",
          "id",
          "node",
          "zone");

  static final Metric COLLECTOR_SUCCESS =
      gauge(
          null,
          "pve_collector_success",
          "Whether the collector could read all that it needs (1) or not (0).",
          "collector");

  static final Metric COLLECTOR_DURATION_SECONDS =
      gauge(
          null,
          "pve_collector_duration_seconds",
          "Time in seconds that the slowest call of the collector took.",
          "collector");

  static final Metric COLLECTOR_LAST_SUCCESS_TIMESTAMP_SECONDS =
      gauge(
          null,
          "pve_collector_last_success_timestamp_seconds",
          "When the collector last read all that it needs, as Unix timestamp.",
          "collector");

  private static final List<Metric> ALL =
      List.of(
          UP,
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
          VERSION_INFO,
          QDEVICE_INFO,
          QDEVICE_UP,
          NOT_BACKED_UP_TOTAL,
          NOT_BACKED_UP_INFO,
          NODE_INFO,
          CLUSTER_INFO,
          SUBSCRIPTION_INFO,
          SUBSCRIPTION_STATUS,
          SUBSCRIPTION_NEXT_DUE_TIMESTAMP_SECONDS,
          ONBOOT_STATUS,
          REPLICATION_INFO,
          REPLICATION_DURATION_SECONDS,
          REPLICATION_LAST_SYNC_TIMESTAMP_SECONDS,
          REPLICATION_LAST_TRY_TIMESTAMP_SECONDS,
          REPLICATION_NEXT_SYNC_TIMESTAMP_SECONDS,
          REPLICATION_FAILED_SYNCS,
          NODE_ADDRESS_INFO,
          CLUSTER_QUORATE,
          CLUSTER_NODES,
          CLUSTER_GUESTS,
          GUEST_HOST_MEMORY_BYTES,
          GUEST_POOL_INFO,
          GUEST_TAG_INFO,
          GUEST_ALLOCATED_CPUS,
          GUEST_ALLOCATED_MEMORY_BYTES,
          SDN_ZONE_UP,
          COLLECTOR_SUCCESS,
          COLLECTOR_DURATION_SECONDS,
          COLLECTOR_LAST_SUCCESS_TIMESTAMP_SECONDS);

  private MetricCatalog() {}

  /** All metrics, in the order in which they are exposed. */
  public static List<Metric> all() {
    return ALL;
  }
}
