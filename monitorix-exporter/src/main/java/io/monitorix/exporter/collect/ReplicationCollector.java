package io.monitorix.exporter.collect;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.ReplicationJob;
import io.monitorix.client.pve.model.ReplicationStatus;
import io.monitorix.exporter.config.CollectorName;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code pve_replication_…}: storage replication jobs of the node. */
final class ReplicationCollector implements Collector {

  @Override
  public CollectorName name() {
    return CollectorName.REPLICATION;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(Source.REPLICATION);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    List<Replication> replications = readings.get(Source.REPLICATION);
    if (replications == null) {
      return;
    }
    for (Replication replication : replications) {
      ReplicationJob job = replication.job();
      out.emit(
          MetricCatalog.REPLICATION_INFO,
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
      out.emit(MetricCatalog.REPLICATION_DURATION_SECONDS, id, status.duration());
      out.emit(
          MetricCatalog.REPLICATION_LAST_SYNC_TIMESTAMP_SECONDS, id, seconds(status.lastSync()));
      out.emit(MetricCatalog.REPLICATION_LAST_TRY_TIMESTAMP_SECONDS, id, seconds(status.lastTry()));
      out.emit(
          MetricCatalog.REPLICATION_NEXT_SYNC_TIMESTAMP_SECONDS, id, seconds(status.nextSync()));
      out.emit(MetricCatalog.REPLICATION_FAILED_SYNCS, id, status.failCount());
    }
  }

  private static @Nullable Double seconds(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli() / 1000.0;
  }
}
