package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.UncoveredGuest;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;
import java.util.Optional;

/** {@code pve_not_backed_up_…}: guests that no backup job covers. */
final class BackupInfoCollector implements Collector {

  static final Metric NOT_BACKED_UP_TOTAL =
      Metric.gauge(
          "pve_not_backed_up_total", "Total number of guests not covered by any backup job.", "id");

  static final Metric NOT_BACKED_UP_INFO =
      Metric.gauge(
          "pve_not_backed_up_info", "Present if guest is not covered by any backup job.", "id");

  /** {@code GET /cluster/backup-info/not-backed-up}. */
  static final Source<List<UncoveredGuest>> NOT_BACKED_UP =
      Source.<List<UncoveredGuest>>ofTarget(
              "cluster/backup-info/not-backed-up",
              (reader, target, previous) -> reader.call(reader.pve().cluster().notBackedUp()))
          .needing("/", "Sys.Audit");

  @Override
  public CollectorName name() {
    return CollectorName.BACKUP_INFO;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(NOT_BACKED_UP, PveSources.CLUSTER_STATUS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(NOT_BACKED_UP_TOTAL, NOT_BACKED_UP_INFO);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    List<UncoveredGuest> guests = readings.get(NOT_BACKED_UP);
    ClusterStatus status = readings.get(PveSources.CLUSTER_STATUS);
    if (guests == null || status == null) {
      return;
    }
    for (UncoveredGuest guest : guests) {
      out.emit(NOT_BACKED_UP_INFO, out.labels("id", guest.type() + "/" + guest.vmid()), 1);
    }
    clusterName(status, out.isCompatible())
        .ifPresent(
            name ->
                out.emit(NOT_BACKED_UP_TOTAL, out.labels("id", "cluster/" + name), guests.size()));
  }

  /** pve-exporter takes the first row for the cluster's, which may be a node. */
  private static Optional<String> clusterName(ClusterStatus status, boolean compatible) {
    Optional<String> first = status.entries().stream().findFirst().map(ClusterStatus.Entry::name);
    return compatible ? first : status.cluster().map(ClusterStatus.Entry::name).or(() -> first);
  }
}
