package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.DiskApi;
import io.monitorix.client.pve.model.Disk;
import io.monitorix.client.pve.model.DiskHealth;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A disk of a node.
 *
 * @param smart what it says of itself; null where it says nothing, for instance because it sleeps
 *     or is virtual
 */
record NodeDisk(Disk disk, @Nullable SmartValues smart) {

  /** {@code GET /nodes/{node}/disks/list}, with {@code disks/smart} of each. */
  static final Source<List<NodeDisk>> ALL =
      Source.<List<NodeDisk>>ofNode(
              "nodes/{node}/disks/list",
              (reader, node, previous) -> read(reader, reader.pve().node(node.name()).disks()))
          .needing("/", "Sys.Audit")
          .needing("/nodes/{node}", "Sys.Audit");

  private static CompletableFuture<List<NodeDisk>> read(SourceReader reader, DiskApi disks) {
    return reader
        .call(disks.list())
        .thenCompose(
            all ->
                SourceReader.allOf(
                    all.stream()
                        .map(
                            disk ->
                                smart(reader, disks, disk)
                                    .thenApply(smart -> new NodeDisk(disk, smart.orElse(null))))
                        .toList()));
  }

  private static CompletableFuture<Optional<SmartValues>> smart(
      SourceReader reader, DiskApi disks, Disk disk) {
    // the list asks each disk how it is: one that did not tell has no more to tell
    return disk.condition() == DiskHealth.UNKNOWN
        ? CompletableFuture.completedFuture(Optional.empty())
        : reader
            .callOrNothing(disks.smart(disk.device()))
            .thenApply(found -> found.map(SmartValues::of));
  }
}
