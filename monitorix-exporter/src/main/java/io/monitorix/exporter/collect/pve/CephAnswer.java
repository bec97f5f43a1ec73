package io.monitorix.exporter.collect.pve;

import io.monitorix.client.Call;
import io.monitorix.client.PermissionException;
import io.monitorix.client.ServerException;
import io.monitorix.client.pve.NodeCephApi;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Ceph said. Each node that has Ceph tells the same of it, those without it tell nothing: so
 * the first one that answers is asked from then on.
 *
 * @param <T> what it tells
 */
sealed interface CephAnswer<T> {

  /** How long until a cluster without Ceph is asked again whether it has it now. */
  Duration ASKED_AGAIN_AFTER = Duration.ofHours(1);

  /** Of how many nodes that fail another is asked. */
  int MOST_FAILURES = 3;

  /** How Proxmox says that a node has no Ceph, or none that is set up. */
  Pattern NOT_SET_UP =
      Pattern.compile(
          "not installed|not initialized|not enabled|not fully configured"
              + "|rados_connect failed - No such file");

  /**
   * A node told.
   *
   * @param node who is to be asked the next time
   */
  record Told<T>(String node, T value) implements CephAnswer<T> {}

  /** No node that is online has Ceph. */
  record NotSetUp<T>(Instant askedAt) implements CephAnswer<T> {}

  /** What was told; null where nothing was. */
  static <T> @Nullable T value(@Nullable CephAnswer<T> answer) {
    return answer instanceof Told<T> told ? told.value() : null;
  }

  /** What this call tells, whichever node it has to be asked of. */
  static <T> Source<CephAnswer<T>> source(String name, Function<NodeCephApi, Call<T>> call) {
    return Source.<CephAnswer<T>>ofTarget(
            name,
            (reader, target, previous) -> {
              if (previous instanceof NotSetUp<T> before
                  && reader.now().isBefore(before.askedAt().plus(ASKED_AGAIN_AFTER))) {
                return CompletableFuture.completedFuture(previous);
              }
              String first = previous instanceof Told<T> told ? told.node() : null;
              return reader
                  .read(PveSources.CLUSTER_STATUS)
                  .thenCompose(
                      status -> ask(reader, call, nodes(status, first), new ArrayList<>()));
            })
        .needing("/", "Sys.Audit")
        .needing("/", "Datastore.Audit");
  }

  /** Those online: the one that told the last time, then the one that answers, then the others. */
  private static List<String> nodes(ClusterStatus status, @Nullable String first) {
    return status.nodes().stream()
        .filter(node -> Boolean.TRUE.equals(node.online()))
        .sorted(
            Comparator.comparing(
                    (ClusterStatus.NodeEntry node) -> !Objects.equals(node.name(), first))
                .thenComparing(node -> !Boolean.TRUE.equals(node.local()))
                .thenComparing(ClusterStatus.NodeEntry::name))
        .map(ClusterStatus.NodeEntry::name)
        .toList();
  }

  private static <T> CompletableFuture<CephAnswer<T>> ask(
      SourceReader reader,
      Function<NodeCephApi, Call<T>> call,
      List<String> nodes,
      List<Throwable> failures) {
    if (failures.size() == MOST_FAILURES || (nodes.isEmpty() && !failures.isEmpty())) {
      return CompletableFuture.failedFuture(failures.get(0));
    } else if (nodes.isEmpty()) {
      return CompletableFuture.completedFuture(new NotSetUp<>(reader.now()));
    }
    String node = nodes.get(0);
    List<String> others = nodes.subList(1, nodes.size());
    return reader
        .call(call.apply(reader.pve().node(node).ceph()))
        .<CephAnswer<T>>thenApply(value -> new Told<>(node, value))
        .exceptionallyCompose(
            thrown -> {
              Throwable failure = Failures.cause(thrown);
              if (failure instanceof PermissionException) {
                return CompletableFuture.failedFuture(failure);
              } else if (!isNotSetUp(failure)) {
                failures.add(failure);
              }
              return ask(reader, call, others, failures);
            });
  }

  private static boolean isNotSetUp(Throwable failure) {
    return failure instanceof ServerException server
        && server.proxmoxMessage() != null
        && NOT_SET_UP.matcher(server.proxmoxMessage()).find();
  }
}
