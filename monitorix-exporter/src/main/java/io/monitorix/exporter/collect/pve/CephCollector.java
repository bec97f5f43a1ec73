package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.NodeCephApi;
import io.monitorix.client.pve.model.CephHealth;
import io.monitorix.client.pve.model.CephMonitor;
import io.monitorix.client.pve.model.CephOsdTree;
import io.monitorix.client.pve.model.CephPool;
import io.monitorix.client.pve.model.CephStatus;
import io.monitorix.client.pve.model.OsdState;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code pve_ceph_…}: Ceph, where it is set up. */
final class CephCollector implements Collector {

  static final Metric CEPH_HEALTH_STATUS =
      Metric.gauge(
          "pve_ceph_health_status", "Health of Ceph: 0 for OK, 1 for a warning, 2 for an error.");

  static final Metric CEPH_HEALTH_CHECK =
      Metric.gauge(
          "pve_ceph_health_check",
          "1 for each thing that is wrong with Ceph and that nobody has muted.",
          "check",
          "severity");

  static final Metric CEPH_OSD_UP =
      Metric.gauge("pve_ceph_osd_up", "Whether the OSD runs.", "osd", "host", "class");

  static final Metric CEPH_OSD_IN =
      Metric.gauge("pve_ceph_osd_in", "Whether the OSD takes data.", "osd", "host", "class");

  static final Metric CEPH_OSDS =
      Metric.gauge("pve_ceph_osds", "Number of OSDs that are up, down, in and out.", "state");

  static final Metric CEPH_PGS =
      Metric.gauge("pve_ceph_pgs", "Number of placement groups by their state.", "state");

  static final Metric CEPH_SIZE_BYTES =
      Metric.gauge("pve_ceph_size_bytes", "Size of all OSDs in bytes.");

  static final Metric CEPH_USAGE_BYTES =
      Metric.gauge("pve_ceph_usage_bytes", "Bytes in use on all OSDs, copies included.");

  static final Metric CEPH_AVAILABLE_BYTES =
      Metric.gauge("pve_ceph_available_bytes", "Bytes that are free on all OSDs.");

  static final Metric CEPH_POOL_USAGE_BYTES =
      Metric.gauge(
          "pve_ceph_pool_usage_bytes", "Bytes that the pool takes, copies included.", "pool");

  static final Metric CEPH_POOL_USAGE_RATIO =
      Metric.gauge(
          "pve_ceph_pool_usage_ratio", "Share of what the pool can take that is used.", "pool");

  static final Metric CEPH_MONITORS =
      Metric.gauge(
          "pve_ceph_monitors",
          "Number of monitors that are part of the quorum (1) and that are not (0).",
          "quorum");

  static final Metric CEPH_FLAG =
      Metric.gauge("pve_ceph_flag", "Whether the switch for all of Ceph is on.", "flag");

  static final Metric CEPH_CLIENT_READ_BYTES_PER_SECOND =
      Metric.gauge("pve_ceph_client_read_bytes_per_second", "Bytes that clients read in a second.");

  static final Metric CEPH_CLIENT_WRITE_BYTES_PER_SECOND =
      Metric.gauge(
          "pve_ceph_client_write_bytes_per_second", "Bytes that clients write in a second.");

  static final Metric CEPH_CLIENT_READ_OPERATIONS_PER_SECOND =
      Metric.gauge(
          "pve_ceph_client_read_operations_per_second", "Read operations of clients in a second.");

  static final Metric CEPH_CLIENT_WRITE_OPERATIONS_PER_SECOND =
      Metric.gauge(
          "pve_ceph_client_write_operations_per_second",
          "Write operations of clients in a second.");

  static final Metric CEPH_VERSION_INFO =
      Metric.gauge(
          "pve_ceph_version_info", "Versions of Ceph that monitors run, 1 each.", "version");

  /** {@code GET /nodes/{node}/ceph/status}. */
  static final Source<CephAnswer<CephStatus>> STATUS =
      CephAnswer.source("nodes/{node}/ceph/status", NodeCephApi::status);

  /** {@code GET /nodes/{node}/ceph/osd}. */
  static final Source<CephAnswer<CephOsdTree>> OSDS =
      CephAnswer.source("nodes/{node}/ceph/osd", NodeCephApi::osdTree);

  /** {@code GET /nodes/{node}/ceph/pool}. */
  static final Source<CephAnswer<List<CephPool>>> POOLS =
      CephAnswer.source("nodes/{node}/ceph/pool", NodeCephApi::pools);

  /** {@code GET /nodes/{node}/ceph/mon}. */
  static final Source<CephAnswer<List<CephMonitor>>> MONITORS =
      CephAnswer.source("nodes/{node}/ceph/mon", NodeCephApi::monitors)
          .noMoreThanEvery(Duration.ofMinutes(10));

  private static final List<String> FLAGS =
      List.of(
          "nobackfill",
          "nodeep-scrub",
          "nodown",
          "noin",
          "noout",
          "norebalance",
          "norecover",
          "noscrub",
          "notieragent",
          "noup");

  @Override
  public CollectorName name() {
    return CollectorName.CEPH;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(STATUS, OSDS, POOLS, MONITORS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        CEPH_HEALTH_STATUS,
        CEPH_HEALTH_CHECK,
        CEPH_OSD_UP,
        CEPH_OSD_IN,
        CEPH_OSDS,
        CEPH_PGS,
        CEPH_SIZE_BYTES,
        CEPH_USAGE_BYTES,
        CEPH_AVAILABLE_BYTES,
        CEPH_POOL_USAGE_BYTES,
        CEPH_POOL_USAGE_RATIO,
        CEPH_MONITORS,
        CEPH_FLAG,
        CEPH_CLIENT_READ_BYTES_PER_SECOND,
        CEPH_CLIENT_WRITE_BYTES_PER_SECOND,
        CEPH_CLIENT_READ_OPERATIONS_PER_SECOND,
        CEPH_CLIENT_WRITE_OPERATIONS_PER_SECOND,
        CEPH_VERSION_INFO);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    CephStatus status = CephAnswer.value(readings.get(STATUS));
    if (status != null) {
      collect(status, out);
    }
    CephOsdTree osds = CephAnswer.value(readings.get(OSDS));
    if (osds != null) {
      collect(osds, out);
    }
    List<CephPool> pools = CephAnswer.value(readings.get(POOLS));
    if (pools != null) {
      for (CephPool pool : pools) {
        Labels labels = out.labels("pool", pool.name());
        out.emit(CEPH_POOL_USAGE_BYTES, labels, pool.used());
        out.emit(CEPH_POOL_USAGE_RATIO, labels, pool.usedRatio());
      }
    }
    List<CephMonitor> monitors = CephAnswer.value(readings.get(MONITORS));
    if (monitors != null) {
      monitors.stream()
          .map(CephMonitor::shortVersion)
          .filter(Objects::nonNull)
          .distinct()
          .forEach(version -> out.emit(CEPH_VERSION_INFO, out.labels("version", version), 1));
    }
  }

  private static void collect(CephStatus status, Emission out) {
    CephStatus.Health health = status.health();
    if (health != null) {
      out.emit(CEPH_HEALTH_STATUS, out.labels(), number(health.condition()));
      health
          .checks()
          .forEach(
              (name, check) -> {
                if (!Boolean.TRUE.equals(check.muted())) {
                  String severity = requireNonNullElse(check.severity(), "");
                  out.emit(CEPH_HEALTH_CHECK, out.labels("check", name, "severity", severity), 1);
                }
              });
    }
    CephStatus.MonitorMap monitors = status.monitors();
    if (monitors != null) {
      int agreeing = status.quorumNames().size();
      out.emit(CEPH_MONITORS, out.labels("quorum", "1"), agreeing);
      out.emit(
          CEPH_MONITORS,
          out.labels("quorum", "0"),
          Math.max(0, monitors.monitors().size() - agreeing));
    }
    CephStatus.OsdMap osds = status.osds();
    if (osds != null) {
      out.emit(CEPH_OSDS, out.labels("state", "up"), osds.up());
      out.emit(CEPH_OSDS, out.labels("state", "down"), difference(osds.total(), osds.up()));
      out.emit(CEPH_OSDS, out.labels("state", "in"), osds.in());
      out.emit(CEPH_OSDS, out.labels("state", "out"), difference(osds.total(), osds.in()));
    }
    if (status.placement() != null) {
      collect(status.placement(), out);
    }
  }

  private static void collect(CephStatus.PgMap placement, Emission out) {
    for (CephStatus.PgState state : placement.states()) {
      out.emit(CEPH_PGS, out.labels("state", state.state()), (double) state.count());
    }
    Labels none = out.labels();
    out.emit(CEPH_SIZE_BYTES, none, placement.total());
    out.emit(CEPH_USAGE_BYTES, none, placement.used());
    out.emit(CEPH_AVAILABLE_BYTES, none, placement.available());
    // Of its traffic Ceph leaves out what is none at all.
    out.emit(CEPH_CLIENT_READ_BYTES_PER_SECOND, none, orZero(placement.readBytesPerSecond()));
    out.emit(CEPH_CLIENT_WRITE_BYTES_PER_SECOND, none, orZero(placement.writtenBytesPerSecond()));
    out.emit(CEPH_CLIENT_READ_OPERATIONS_PER_SECOND, none, orZero(placement.readsPerSecond()));
    out.emit(CEPH_CLIENT_WRITE_OPERATIONS_PER_SECOND, none, orZero(placement.writesPerSecond()));
  }

  private static void collect(CephOsdTree tree, Emission out) {
    if (tree.root() != null) {
      // In a map with several trees for several classes of disks an OSD can stand more than once.
      collect(tree.root(), "", new HashSet<>(), out);
    }
    if (tree.flags() != null) {
      List<String> on = Arrays.asList(tree.flags().split(",", -1));
      for (String flag : FLAGS) {
        out.emit(CEPH_FLAG, out.labels("flag", flag), on.contains(flag));
      }
      // That one switch is two inside of Ceph.
      out.emit(
          CEPH_FLAG, out.labels("flag", "pause"), on.contains("pauserd") || on.contains("pause"));
    }
  }

  private static void collect(
      CephOsdTree.Bucket bucket, String host, Set<String> seen, Emission out) {
    String name = requireNonNullElse(bucket.name(), "");
    if (!"osd".equals(bucket.type())) {
      String below = "host".equals(bucket.type()) ? name : host;
      bucket.children().forEach(child -> collect(child, below, seen, out));
    } else if (seen.add(name)) {
      Labels labels =
          out.labels(
              "osd", name,
              "host", requireNonNullElse(bucket.host(), host),
              "class", requireNonNullElse(bucket.deviceClass(), ""));
      out.emit(
          CEPH_OSD_UP,
          labels,
          bucket.state() == OsdState.UNKNOWN ? null : (Boolean) (bucket.state() == OsdState.UP));
      out.emit(CEPH_OSD_IN, labels, bucket.in());
    }
  }

  private static @Nullable Integer number(CephHealth health) {
    return switch (health) {
      case OK -> 0;
      case WARN -> 1;
      case ERR -> 2;
      case UNKNOWN -> null;
    };
  }

  private static @Nullable Integer difference(@Nullable Integer whole, @Nullable Integer part) {
    return whole == null || part == null ? null : whole - part;
  }

  private static double orZero(@Nullable Double rate) {
    return requireNonNullElse(rate, 0.0);
  }
}
