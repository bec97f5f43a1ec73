package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.LvmThinPool;
import io.monitorix.client.pve.model.LvmTree;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;

/** {@code pve_lvm_…} and {@code pve_lvmthin_…}: volume groups and thin pools of nodes. */
final class LvmCollector implements Collector {

  static final Metric VG_SIZE_BYTES =
      Metric.gauge("pve_lvm_vg_size_bytes", "Size of the volume group in bytes.", "node", "vg");

  static final Metric VG_FREE_BYTES =
      Metric.gauge(
          "pve_lvm_vg_free_bytes",
          "Space in bytes that no volume of the group takes.",
          "node",
          "vg");

  static final Metric THIN_SIZE_BYTES =
      Metric.gauge(
          "pve_lvmthin_size_bytes", "Size in bytes of the thin pool's data.", "node", "vg", "lv");

  static final Metric THIN_USAGE_BYTES =
      Metric.gauge(
          "pve_lvmthin_usage_bytes",
          "Space in use in bytes of the thin pool's data.",
          "node",
          "vg",
          "lv");

  static final Metric THIN_METADATA_SIZE_BYTES =
      Metric.gauge(
          "pve_lvmthin_metadata_size_bytes",
          "Size in bytes of the thin pool's metadata.",
          "node",
          "vg",
          "lv");

  static final Metric THIN_METADATA_USAGE_BYTES =
      Metric.gauge(
          "pve_lvmthin_metadata_usage_bytes",
          "Space in use in bytes of the thin pool's metadata.",
          "node",
          "vg",
          "lv");

  /** {@code GET /nodes/{node}/disks/lvm}. */
  static final Source<LvmTree> GROUPS =
      Source.<LvmTree>ofNode(
              "nodes/{node}/disks/lvm",
              (reader, node, previous) -> reader.call(reader.pve().node(node.name()).disks().lvm()))
          .needing("/", "Sys.Audit");

  /** {@code GET /nodes/{node}/disks/lvmthin}. */
  static final Source<List<LvmThinPool>> THIN_POOLS =
      Source.<List<LvmThinPool>>ofNode(
              "nodes/{node}/disks/lvmthin",
              (reader, node, previous) ->
                  reader.call(reader.pve().node(node.name()).disks().lvmThin()))
          .needing("/", "Sys.Audit");

  @Override
  public CollectorName name() {
    return CollectorName.LVM;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(GROUPS, THIN_POOLS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        VG_SIZE_BYTES,
        VG_FREE_BYTES,
        THIN_SIZE_BYTES,
        THIN_USAGE_BYTES,
        THIN_METADATA_SIZE_BYTES,
        THIN_METADATA_USAGE_BYTES);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(
        GROUPS,
        (node, tree) -> {
          for (LvmTree.VolumeGroup group : tree.volumeGroups()) {
            Labels labels = out.labels("node", node, "vg", group.name());
            out.emit(VG_SIZE_BYTES, labels, group.size());
            out.emit(VG_FREE_BYTES, labels, group.free());
          }
        });
    readings.forEachNode(
        THIN_POOLS,
        (node, pools) -> {
          for (LvmThinPool pool : pools) {
            Labels labels = out.labels("node", node, "vg", pool.vg(), "lv", pool.lv());
            out.emit(THIN_SIZE_BYTES, labels, pool.size());
            out.emit(THIN_USAGE_BYTES, labels, pool.used());
            out.emit(THIN_METADATA_SIZE_BYTES, labels, pool.metadataSize());
            out.emit(THIN_METADATA_USAGE_BYTES, labels, pool.metadataUsed());
          }
        });
  }
}
