package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.NodeApi;
import io.monitorix.client.pve.model.ReplicationJob;
import io.monitorix.client.pve.model.ReplicationStatus;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code pve_replication_…}: storage replication jobs of the node. */
final class ReplicationCollector implements Collector {

  static final Metric REPLICATION_INFO =
      Metric.gauge(
          "pve_replication_info",
          "Proxmox vm replication info",
          "id",
          "type",
          "source",
          "target",
          "guest");

  static final Metric REPLICATION_DURATION_SECONDS =
      Metric.gauge("pve_replication_duration_seconds", "Proxmox vm replication duration", "id");

  static final Metric REPLICATION_LAST_SYNC_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_replication_last_sync_timestamp_seconds", "Proxmox vm replication last_sync", "id");

  static final Metric REPLICATION_LAST_TRY_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_replication_last_try_timestamp_seconds", "Proxmox vm replication last_try", "id");

  static final Metric REPLICATION_NEXT_SYNC_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_replication_next_sync_timestamp_seconds", "Proxmox vm replication next_sync", "id");

  static final Metric REPLICATION_FAILED_SYNCS =
      Metric.gauge("pve_replication_failed_syncs", "Proxmox vm replication fail_count", "id");

  static final Metric REPLICATION_INTERVAL_SECONDS =
      Metric.gauge(
          "pve_replication_interval_seconds",
          "Longest time in seconds from one run of the replication job to the next, by its "
              + "schedule; absent for a job that is switched off.",
          "id");

  private static final String DEFAULT_SCHEDULE = "*/15";

  /**
   * {@code GET /nodes/{node}/replication}, with each job's status: mostly its row tells, and where
   * it does not the job is asked.
   */
  static final Source<List<Replication>> REPLICATIONS =
      Source.ofNode(
          "nodes/{node}/replication",
          (reader, node, previous) -> replications(reader, reader.pve().node(node.name())));

  @Override
  public CollectorName name() {
    return CollectorName.REPLICATION;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(REPLICATIONS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        REPLICATION_INFO,
        REPLICATION_DURATION_SECONDS,
        REPLICATION_LAST_SYNC_TIMESTAMP_SECONDS,
        REPLICATION_LAST_TRY_TIMESTAMP_SECONDS,
        REPLICATION_NEXT_SYNC_TIMESTAMP_SECONDS,
        REPLICATION_FAILED_SYNCS,
        REPLICATION_INTERVAL_SECONDS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(REPLICATIONS, (node, replications) -> collect(replications, out));
  }

  private static void collect(List<Replication> replications, Emission out) {
    for (Replication replication : replications) {
      ReplicationJob job = replication.job();
      out.emit(
          REPLICATION_INFO,
          out.labels(
              "id", job.id(),
              "type", requireNonNullElse(job.type(), ""),
              "source", "node/" + requireNonNullElse(job.source(), ""),
              "target", "node/" + requireNonNullElse(job.target(), ""),
              "guest",
                  requireNonNullElse(job.vmtype(), "") + "/" + Objects.toString(job.guest(), "")),
          1);
      Labels id = out.labels("id", job.id());
      ReplicationStatus status = replication.status();
      out.emit(REPLICATION_DURATION_SECONDS, id, status.duration());
      out.emit(REPLICATION_LAST_SYNC_TIMESTAMP_SECONDS, id, status.lastSync());
      out.emit(REPLICATION_LAST_TRY_TIMESTAMP_SECONDS, id, status.lastTry());
      out.emit(REPLICATION_NEXT_SYNC_TIMESTAMP_SECONDS, id, status.nextSync());
      out.emit(REPLICATION_FAILED_SYNCS, id, status.failCount());
      if (!out.isCompatible() && !Boolean.TRUE.equals(job.disable())) {
        CalendarEvent.longestGap(requireNonNullElse(job.schedule(), DEFAULT_SCHEDULE))
            .ifPresent(gap -> out.emit(REPLICATION_INTERVAL_SECONDS, id, (double) gap.toSeconds()));
      }
    }
  }

  private static CompletableFuture<List<Replication>> replications(
      SourceReader reader, NodeApi node) {
    return reader
        .call(node.replication())
        .thenCompose(
            jobs ->
                SourceReader.allOf(
                    jobs.stream().map(job -> replication(reader, node, job)).toList()))
        .thenApply(found -> found.stream().flatMap(Optional::stream).toList());
  }

  private static CompletableFuture<Optional<Replication>> replication(
      SourceReader reader, NodeApi node, ReplicationJob job) {
    if (tellsHowItFares(job)) {
      return CompletableFuture.completedFuture(Optional.of(new Replication(job, status(job))));
    }
    return reader
        .callUnlessGone(node.replicationStatus(job.id()))
        .thenApply(found -> found.map(status -> new Replication(job, status)));
  }

  private static boolean tellsHowItFares(ReplicationJob job) {
    return job.failCount() != null || job.lastTry() != null || job.lastSync() != null;
  }

  private static ReplicationStatus status(ReplicationJob job) {
    return new ReplicationStatus(
        job.id(),
        job.duration(),
        job.lastSync(),
        job.lastTry(),
        job.nextSync(),
        job.failCount(),
        job.error());
  }
}
