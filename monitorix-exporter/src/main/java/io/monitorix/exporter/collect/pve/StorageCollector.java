package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.NodeStorage;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code pve_storage_…}: storages as nodes see them. */
final class StorageCollector implements Collector {

  static final Metric ACTIVE =
      Metric.gauge(
          "pve_storage_active",
          "Whether the storage can be used on the node at the moment (1) or not (0).",
          "id");

  static final Metric ENABLED =
      Metric.gauge(
          "pve_storage_enabled",
          "Whether the storage is switched on in the configuration (1) or not (0).",
          "id");

  static final Metric SIZE_BYTES =
      Metric.gauge("pve_storage_size_bytes", "Size of the storage in bytes.", "id");

  static final Metric USAGE_BYTES =
      Metric.gauge("pve_storage_usage_bytes", "Space in use on the storage in bytes.", "id");

  static final Metric AVAILABLE_BYTES =
      Metric.gauge("pve_storage_available_bytes", "Space left on the storage in bytes.", "id");

  static final Metric UNIQUE_INFO =
      Metric.gauge(
          "pve_storage_unique_info",
          "One series for each storage, a shared one once however many nodes see it: what is "
              + "joined with it can be summed.",
          "id",
          "storage");

  /** {@code GET /nodes/{node}/storage}. */
  static final Source<List<NodeStorage>> STORAGES =
      Source.ofNode(
          "nodes/{node}/storage",
          (reader, node, previous) -> reader.call(reader.pve().node(node.name()).storage()));

  @Override
  public CollectorName name() {
    return CollectorName.STORAGE;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(STORAGES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(ACTIVE, ENABLED, SIZE_BYTES, USAGE_BYTES, AVAILABLE_BYTES, UNIQUE_INFO);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    // of a shared storage the first node by name on which it works, so that it seldom changes
    Map<String, List<NodeStorage>> nodes = new TreeMap<>();
    readings.forEachNode(STORAGES, nodes::put);
    Map<String, String> unique = new TreeMap<>();
    nodes.forEach(
        (node, storages) ->
            storages.stream()
                .filter(storage -> isShared(storage) && isActive(storage))
                .forEach(storage -> unique.putIfAbsent(storage.storage(), node)));
    nodes.forEach(
        (node, storages) -> {
          for (NodeStorage storage : storages) {
            collect("storage/" + node + "/" + storage.storage(), storage, out);
            if (!isShared(storage)
                || unique.computeIfAbsent(storage.storage(), any -> node).equals(node)) {
              out.emit(
                  UNIQUE_INFO,
                  out.labels(
                      "id",
                      "storage/" + node + "/" + storage.storage(),
                      "storage",
                      storage.storage()),
                  1);
            }
          }
        });
  }

  private static void collect(String storageId, NodeStorage storage, Emission out) {
    Labels id = out.labels("id", storageId);
    out.emit(ACTIVE, id, storage.active());
    out.emit(ENABLED, id, storage.enabled());
    // of one that does not work the figures are 0 and mean nothing
    if (isActive(storage)) {
      out.emit(SIZE_BYTES, id, storage.total());
      out.emit(USAGE_BYTES, id, storage.used());
      out.emit(AVAILABLE_BYTES, id, storage.avail());
    }
  }

  private static boolean isActive(NodeStorage storage) {
    return Boolean.TRUE.equals(storage.active());
  }

  private static boolean isShared(NodeStorage storage) {
    return Boolean.TRUE.equals(storage.shared());
  }
}
