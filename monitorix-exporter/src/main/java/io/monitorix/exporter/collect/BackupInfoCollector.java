package io.monitorix.exporter.collect;

import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.UncoveredGuest;
import io.monitorix.exporter.config.CollectorName;
import java.util.List;
import java.util.Optional;

/** {@code pve_not_backed_up_…}: guests that no backup job covers. */
final class BackupInfoCollector implements Collector {

  @Override
  public CollectorName name() {
    return CollectorName.BACKUP_INFO;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(Source.NOT_BACKED_UP, Source.CLUSTER_STATUS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    List<UncoveredGuest> guests = readings.get(Source.NOT_BACKED_UP);
    ClusterStatus status = readings.get(Source.CLUSTER_STATUS);
    if (guests == null || status == null) {
      return;
    }
    for (UncoveredGuest guest : guests) {
      out.emit(
          MetricCatalog.NOT_BACKED_UP_INFO, out.labels("id", guest.type() + "/" + guest.vmid()), 1);
    }
    clusterName(status, out.isCompatible())
        .ifPresent(
            name ->
                out.emit(
                    MetricCatalog.NOT_BACKED_UP_TOTAL,
                    out.labels("id", "cluster/" + name),
                    guests.size()));
  }

  /** pve-exporter takes the first row for the cluster's, which may be a node. */
  private static Optional<String> clusterName(ClusterStatus status, boolean compatible) {
    Optional<String> first = status.entries().stream().findFirst().map(ClusterStatus.Entry::name);
    return compatible ? first : status.cluster().map(ClusterStatus.Entry::name).or(() -> first);
  }
}
