package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.Version;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The sources that several collectors share. */
public final class PveSources {

  /** {@code GET /cluster/status}. */
  public static final Source<ClusterStatus> CLUSTER_STATUS =
      Source.ofTarget(
          "cluster/status",
          (reader, target, previous) -> reader.call(reader.pve().cluster().status()));

  /**
   * {@code GET /cluster/resources}, with the names of guests that Proxmox leaves out because their
   * node is offline.
   */
  public static final Source<List<ClusterResource>> CLUSTER_RESOURCES =
      Source.ofTarget(
          "cluster/resources",
          (reader, target, previous) ->
              reader
                  .call(reader.pve().cluster().resources())
                  .thenApply(
                      resources ->
                          previous == null
                              ? resources
                              : GuestNames.completed(previous, resources)));

  /** {@code GET /version}. */
  public static final Source<Version> VERSION =
      Source.ofTarget("version", (reader, target, previous) -> reader.call(reader.pve().version()));

  /** {@code GET /nodes/{node}/rrddata}: the last minute of what nothing else tells. */
  static final Source<NodeHistory> NODE_HISTORY =
      Source.<NodeHistory>ofNode("nodes/{node}/rrddata", NodeHistory::read)
          .needing("/nodes/{node}", "Sys.Audit")
          .noMoreThanEvery(Duration.ofMinutes(1));

  private PveSources() {}

  /** The name of the node that the server marks as itself. */
  public static CompletableFuture<String> localNode(SourceReader reader) {
    return reader
        .read(CLUSTER_STATUS)
        .thenApply(
            status ->
                status
                    .localNode()
                    .map(ClusterStatus.NodeEntry::name)
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                "/cluster/status names no node as the local one: the metrics of"
                                    + " the node itself cannot be read")));
  }
}
