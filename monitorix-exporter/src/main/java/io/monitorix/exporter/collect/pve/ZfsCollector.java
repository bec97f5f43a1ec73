package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.ZfsPool;
import io.monitorix.client.pve.model.ZfsPoolDetail;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code pve_zfs_…}: ZFS pools of nodes and their devices. */
final class ZfsCollector implements Collector {

  static final Metric HEALTH =
      Metric.gauge(
          "pve_zfs_pool_health", "The state of the pool as ZFS names it.", "node", "pool", "state");

  static final Metric SIZE_BYTES =
      Metric.gauge("pve_zfs_pool_size_bytes", "Size of the pool in bytes.", "node", "pool");

  static final Metric ALLOCATED_BYTES =
      Metric.gauge(
          "pve_zfs_pool_allocated_bytes", "Space in use in the pool in bytes.", "node", "pool");

  static final Metric FREE_BYTES =
      Metric.gauge("pve_zfs_pool_free_bytes", "Space left in the pool in bytes.", "node", "pool");

  static final Metric FRAGMENTATION_RATIO =
      Metric.gauge(
          "pve_zfs_pool_fragmentation_ratio",
          "How much the pool's free space is fragmented, 0 to 1.",
          "node",
          "pool");

  static final Metric DEDUP_RATIO =
      Metric.gauge(
          "pve_zfs_pool_dedup_ratio",
          "How many times over the pool stores its blocks by deduplication, 1 for none.",
          "node",
          "pool");

  static final Metric DEVICE_ERRORS =
      Metric.counter(
          "pve_zfs_device_errors_total",
          "Errors of a device of the pool; groups such as a mirror, and the pool itself, have "
              + "counts of their own.",
          "node",
          "pool",
          "device",
          "kind");

  static final Metric LAST_SCRUB =
      Metric.gauge(
          "pve_zfs_pool_last_scrub_timestamp_seconds",
          "Unix timestamp of the end of the pool's last scrub.",
          "node",
          "pool");

  static final Metric SCRUB_ERRORS =
      Metric.gauge(
          "pve_zfs_pool_scrub_errors",
          "Number of errors that the pool's last scrub could not repair.",
          "node",
          "pool");

  private static final List<String> STATES =
      List.of("ONLINE", "DEGRADED", "FAULTED", "OFFLINE", "UNAVAIL", "REMOVED", "SUSPENDED");

  private static final double PERCENT = 100;

  @Override
  public CollectorName name() {
    return CollectorName.ZFS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(NodeZfsPool.ALL, TimeCollector.CLOCK);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        HEALTH,
        SIZE_BYTES,
        ALLOCATED_BYTES,
        FREE_BYTES,
        FRAGMENTATION_RATIO,
        DEDUP_RATIO,
        DEVICE_ERRORS,
        LAST_SCRUB,
        SCRUB_ERRORS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    Map<String, ZoneId> zones = new HashMap<>();
    readings.forEachNode(
        TimeCollector.CLOCK,
        (node, clock) -> {
          ZoneId zone = clock.zone();
          if (zone != null) {
            zones.put(node, zone);
          }
        });
    readings.forEachNode(
        NodeZfsPool.ALL,
        (node, pools) -> pools.forEach(pool -> collect(node, pool, zones.get(node), out)));
  }

  private static void collect(
      String node, NodeZfsPool nodePool, @Nullable ZoneId zone, Emission out) {
    ZfsPool pool = nodePool.pool();
    out.emitState(HEALTH, "state", STATES, pool.health(), "node", node, "pool", pool.name());
    Labels labels = out.labels("node", node, "pool", pool.name());
    out.emit(SIZE_BYTES, labels, pool.size());
    out.emit(ALLOCATED_BYTES, labels, pool.allocated());
    out.emit(FREE_BYTES, labels, pool.free());
    Double fragmentation = pool.fragmentation();
    if (fragmentation != null) {
      out.emit(FRAGMENTATION_RATIO, labels, fragmentation / PERCENT);
    }
    out.emit(DEDUP_RATIO, labels, pool.dedup());
    ZfsPoolDetail detail = nodePool.detail();
    if (detail != null) {
      errors(node, pool.name(), detail.children(), out);
    }
    ZfsScrub scrub = nodePool.scrub();
    if (scrub != null) {
      LocalDateTime end = scrub.end();
      if (end != null && zone != null) {
        out.emit(LAST_SCRUB, labels, end.atZone(zone).toInstant());
      }
      out.emit(SCRUB_ERRORS, labels, (double) scrub.errors());
    }
  }

  private static void errors(
      String node, String pool, List<ZfsPoolDetail.Device> devices, Emission out) {
    for (ZfsPoolDetail.Device device : devices) {
      String name = device.name();
      if (name != null) {
        errors(node, pool, name, "read", device.read(), out);
        errors(node, pool, name, "write", device.write(), out);
        errors(node, pool, name, "checksum", device.checksum(), out);
      }
      errors(node, pool, device.children(), out);
    }
  }

  private static void errors(
      String node, String pool, String device, String kind, @Nullable Long number, Emission out) {
    out.emit(
        DEVICE_ERRORS,
        out.labels("node", node, "pool", pool, "device", device, "kind", kind),
        number);
  }
}
