package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.Snapshot;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** {@code pve_guest_snapshot…}: how many snapshots guests have, and how old they are. */
final class SnapshotsCollector implements Collector {

  static final Metric GUEST_SNAPSHOTS =
      Metric.gauge("pve_guest_snapshots", "Number of snapshots of the guest.", "id");

  static final Metric GUEST_SNAPSHOT_OLDEST_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_guest_snapshot_oldest_timestamp_seconds",
          "When the oldest snapshot of the guest was taken, as Unix timestamp.",
          "id");

  static final Metric GUEST_SNAPSHOT_NEWEST_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_guest_snapshot_newest_timestamp_seconds",
          "When the newest snapshot of the guest was taken, as Unix timestamp.",
          "id");

  /** {@code GET /nodes/{node}/{type}/{vmid}/snapshot}; templates have none. */
  static final Source<List<Snapshot>> SNAPSHOTS =
      Source.<List<Snapshot>>ofGuest(
              "nodes/{node}/{type}/{vmid}/snapshot",
              guest -> !guest.template(),
              (reader, guest, previous) ->
                  reader.call(reader.pve().node(guest.node()).guest(guest.id()).snapshots()))
          .needing("/vms/{vmid}", "VM.Audit");

  @Override
  public CollectorName name() {
    return CollectorName.SNAPSHOTS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(SNAPSHOTS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        GUEST_SNAPSHOTS,
        GUEST_SNAPSHOT_OLDEST_TIMESTAMP_SECONDS,
        GUEST_SNAPSHOT_NEWEST_TIMESTAMP_SECONDS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachGuest(
        SNAPSHOTS,
        (guest, rows) -> {
          List<Snapshot> snapshots = rows.stream().filter(row -> !row.current()).toList();
          List<Instant> times =
              snapshots.stream().map(Snapshot::takenAt).filter(Objects::nonNull).sorted().toList();
          Labels id = out.labels("id", guest.key());
          out.emit(GUEST_SNAPSHOTS, id, snapshots.size());
          if (!times.isEmpty()) {
            out.emit(GUEST_SNAPSHOT_OLDEST_TIMESTAMP_SECONDS, id, times.get(0));
            out.emit(GUEST_SNAPSHOT_NEWEST_TIMESTAMP_SECONDS, id, times.get(times.size() - 1));
          }
        });
  }
}
