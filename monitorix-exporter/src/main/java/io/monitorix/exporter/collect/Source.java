package io.monitorix.exporter.collect;

import io.monitorix.client.NotFoundException;
import io.monitorix.client.pve.GuestApi;
import io.monitorix.client.pve.NodeApi;
import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.GuestSummary;
import io.monitorix.client.pve.model.QDevice;
import io.monitorix.client.pve.model.ReplicationJob;
import io.monitorix.client.pve.model.Subscription;
import io.monitorix.client.pve.model.UncoveredGuest;
import io.monitorix.client.pve.model.Version;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that is read from Proxmox as a whole: the answer of one call, or of a few that belong
 * together. Several collectors may share a source; it is then read once.
 *
 * @param <T> what reading it gives
 */
public final class Source<T> {

  /** {@code GET /cluster/status}. */
  public static final Source<ClusterStatus> CLUSTER_STATUS =
      new Source<>("cluster/status", reader -> reader.call(reader.client().cluster().status()));

  /** {@code GET /cluster/resources}. */
  public static final Source<List<ClusterResource>> CLUSTER_RESOURCES =
      new Source<>(
          "cluster/resources", reader -> reader.call(reader.client().cluster().resources()));

  /** {@code GET /version}. */
  public static final Source<Version> VERSION =
      new Source<>("version", reader -> reader.call(reader.client().version()));

  /** {@code GET /cluster/backup-info/not-backed-up}. */
  public static final Source<List<UncoveredGuest>> NOT_BACKED_UP =
      new Source<>(
          "cluster/backup-info/not-backed-up",
          reader -> reader.call(reader.client().cluster().notBackedUp()));

  /**
   * {@code GET /cluster/config/qdevice}; empty where the server has none or will not tell, which
   * Proxmox answers alike.
   */
  public static final Source<Optional<QDevice>> QDEVICE =
      new Source<>("cluster/config/qdevice", Source::qdevice);

  /** {@code GET /nodes/{node}/subscription} of the node that answers. */
  public static final Source<Subscription> SUBSCRIPTION =
      new Source<>(
          "nodes/{node}/subscription",
          reader ->
              reader
                  .localNode()
                  .thenCompose(node -> reader.call(reader.client().node(node).subscription())));

  /** {@code GET /nodes/{node}/replication} of the node that answers, with each job's status. */
  public static final Source<List<Replication>> REPLICATION =
      new Source<>("nodes/{node}/replication", Source::replication);

  /** {@code GET /nodes/{node}/{type}/{vmid}/config} for the guests of the node that answers. */
  public static final Source<List<GuestConfiguration>> GUEST_CONFIGURATIONS =
      new Source<>("nodes/{node}/{type}/{vmid}/config", Source::guestConfigurations);

  private final String name;
  private final Function<SourceReader, CompletableFuture<T>> reading;

  private Source(String name, Function<SourceReader, CompletableFuture<T>> reading) {
    this.name = name;
    this.reading = reading;
  }

  /** The path below {@code /api2/json}, as a template. */
  public String name() {
    return name;
  }

  CompletableFuture<T> read(SourceReader reader) {
    return reading.apply(reader);
  }

  @Override
  public String toString() {
    return name;
  }

  private static CompletableFuture<Optional<QDevice>> qdevice(SourceReader reader) {
    return reader
        .read(CLUSTER_STATUS)
        .thenCompose(
            status -> {
              if (status.cluster().isEmpty()) {
                return CompletableFuture.completedFuture(Optional.<QDevice>empty());
              }
              return reader
                  .call(reader.client().cluster().qdevice())
                  .thenApply(qdevice -> Optional.of(qdevice).filter(QDevice::configured))
                  .exceptionally(
                      failure -> {
                        if (Failures.isRefusal(failure)) {
                          return Optional.empty();
                        }
                        throw Failures.unchecked(failure);
                      });
            });
  }

  private static CompletableFuture<List<Replication>> replication(SourceReader reader) {
    return reader
        .localNode()
        .thenApply(reader.client()::node)
        .thenCompose(
            node ->
                reader
                    .call(node.replication())
                    .thenCompose(
                        jobs ->
                            allOf(
                                jobs.stream().map(job -> replication(reader, node, job)).toList())))
        .thenApply(found -> found.stream().flatMap(Optional::stream).toList());
  }

  private static CompletableFuture<Optional<Replication>> replication(
      SourceReader reader, NodeApi node, ReplicationJob job) {
    return unlessGone(
        reader
            .call(node.replicationStatus(job.id()))
            .thenApply(status -> new Replication(job, status)));
  }

  private static CompletableFuture<List<GuestConfiguration>> guestConfigurations(
      SourceReader reader) {
    return reader.localNode().thenCompose(node -> guestConfigurations(reader, node));
  }

  private static CompletableFuture<List<GuestConfiguration>> guestConfigurations(
      SourceReader reader, String node) {
    NodeApi api = reader.client().node(node);
    CompletableFuture<List<GuestSummary>> machines = reader.call(api.qemu());
    CompletableFuture<List<GuestSummary>> containers = reader.call(api.lxc());
    return CompletableFuture.allOf(machines, containers)
        .thenCompose(
            both ->
                allOf(
                    Stream.concat(
                            machines.join().stream()
                                .map(
                                    guest ->
                                        configuration(
                                            reader, node, "qemu", guest, api.qemu(vmid(guest)))),
                            containers.join().stream()
                                .map(
                                    guest ->
                                        configuration(
                                            reader, node, "lxc", guest, api.lxc(vmid(guest)))))
                        .toList()))
        .thenApply(found -> found.stream().flatMap(Optional::stream).toList());
  }

  private static int vmid(GuestSummary guest) {
    return Math.toIntExact(guest.vmid());
  }

  private static CompletableFuture<Optional<GuestConfiguration>> configuration(
      SourceReader reader, String node, String type, GuestSummary guest, GuestApi api) {
    return unlessGone(
        reader
            .call(api.config())
            .thenApply(config -> new GuestConfiguration(type, guest.vmid(), node, config)));
  }

  /** A guest or job may go away between the list and the call about it: that is no failure. */
  private static <T> CompletableFuture<Optional<T>> unlessGone(CompletableFuture<T> call) {
    return call.thenApply(Optional::of)
        .exceptionally(
            failure -> {
              if (Failures.cause(failure) instanceof NotFoundException) {
                return Optional.empty();
              }
              throw Failures.unchecked(failure);
            });
  }

  private static <T> CompletableFuture<List<T>> allOf(List<CompletableFuture<T>> calls) {
    return CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> calls.stream().map(CompletableFuture::join).toList());
  }
}
