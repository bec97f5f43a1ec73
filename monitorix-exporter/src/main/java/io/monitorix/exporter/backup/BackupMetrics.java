package io.monitorix.exporter.backup;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How backups go, as metrics of the process. Thread-safe. */
public final class BackupMetrics {

  private @Nullable Instant lastAt;
  private long lastBytes;
  private @Nullable Duration lastTook;
  private @Nullable Boolean lastSucceeded;
  private long failures;

  /** One was made, or is there from before. */
  synchronized void known(Instant at, long bytes) {
    if (lastAt == null || lastAt.isBefore(at)) {
      lastAt = at;
      lastBytes = bytes;
    }
  }

  synchronized void made(Instant at, long bytes, Duration took) {
    known(at, bytes);
    lastTook = took;
    lastSucceeded = true;
  }

  /** The newest is in all its places. */
  synchronized void complete(Instant at, long bytes) {
    known(at, bytes);
    lastSucceeded = true;
  }

  synchronized void failed() {
    failures++;
    lastSucceeded = false;
  }

  /** {@code monitorix_backup_…}. */
  public synchronized MetricSnapshots metrics() {
    List<MetricSnapshot> all = new ArrayList<>();
    all.add(
        CounterSnapshot.builder()
            .name("monitorix_backup_failures")
            .help("Backups that were not made, or are missing in a place.")
            .dataPoint(
                CounterSnapshot.CounterDataPointSnapshot.builder().value((double) failures).build())
            .build());
    Boolean succeeded = lastSucceeded;
    if (succeeded != null) {
      all.add(
          gauge(
              "monitorix_backup_success",
              "Whether the newest backup was made and is in all its places.",
              succeeded ? 1 : 0));
    }
    Instant at = lastAt;
    if (at != null) {
      all.add(
          gauge(
              "monitorix_backup_last_success_timestamp_seconds",
              "When the newest backup was made.",
              (double) at.getEpochSecond()));
      all.add(
          gauge(
              "monitorix_backup_last_size_bytes",
              "Size of the newest backup.",
              (double) lastBytes));
    }
    Duration took = lastTook;
    if (took != null) {
      all.add(
          gauge(
              "monitorix_backup_duration_seconds",
              "How long the newest backup took to make, verify and keep.",
              (double) took.toMillis() / 1e3));
    }
    return new MetricSnapshots(all);
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}
