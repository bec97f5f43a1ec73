package io.monitorix.exporter.collect.pve;

import io.monitorix.client.ServerException;
import io.monitorix.client.pve.DiskApi;
import io.monitorix.client.pve.model.ZfsPool;
import io.monitorix.client.pve.model.ZfsPoolDetail;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A ZFS pool of a node.
 *
 * @param detail its devices; null where they could not be read: of a pool that hangs, they cannot
 * @param scrub the last one that ended; null where none is known
 */
record NodeZfsPool(ZfsPool pool, @Nullable ZfsPoolDetail detail, @Nullable ZfsScrub scrub) {

  /** {@code GET /nodes/{node}/disks/zfs}, with each pool's devices. */
  static final Source<List<NodeZfsPool>> ALL =
      Source.<List<NodeZfsPool>>ofNode(
              "nodes/{node}/disks/zfs",
              (reader, node, previous) ->
                  read(reader, reader.pve().node(node.name()).disks(), previous))
          .needing("/", "Sys.Audit");

  private static CompletableFuture<List<NodeZfsPool>> read(
      SourceReader reader, DiskApi disks, @Nullable List<NodeZfsPool> previous) {
    List<NodeZfsPool> before = previous == null ? List.of() : previous;
    return reader
        .call(disks.zfsPools())
        .exceptionally(NodeZfsPool::noneWithoutZfs)
        .thenCompose(
            pools ->
                SourceReader.allOf(
                    pools.stream().map(pool -> read(reader, disks, pool, before)).toList()));
  }

  private static List<ZfsPool> noneWithoutZfs(Throwable failure) {
    if (Failures.cause(failure) instanceof ServerException refusal
        && Objects.requireNonNullElse(refusal.proxmoxMessage(), "").contains("not installed")) {
      return List.of();
    }
    throw Failures.unchecked(failure);
  }

  private static CompletableFuture<NodeZfsPool> read(
      SourceReader reader, DiskApi disks, ZfsPool pool, List<NodeZfsPool> before) {
    return reader
        .callOrNothing(disks.zfsPool(pool.name()))
        .thenApply(
            found -> {
              ZfsPoolDetail detail = found.orElse(null);
              ZfsScrub ended = detail == null ? null : ZfsScrub.of(detail.scan());
              return new NodeZfsPool(
                  pool, detail, ended == null ? scrub(pool.name(), before) : ended);
            });
  }

  /** While a scrub or a resilver runs, Proxmox no longer tells of the scrub before. */
  private static @Nullable ZfsScrub scrub(String pool, List<NodeZfsPool> before) {
    return before.stream()
        .filter(each -> each.pool().name().equals(pool))
        .map(NodeZfsPool::scrub)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
