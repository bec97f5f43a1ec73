package io.monitorix.exporter.scrape;

import io.monitorix.alerts.scrape.Health;
import io.monitorix.alerts.scrape.PoolStatus;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Locale;

/** Numbers of jobs. */
final class PoolMetrics {

  private PoolMetrics() {}

  /** Those of all jobs; nothing without one. */
  static MetricSnapshots of(List<PoolStatus> pools) {
    if (pools.isEmpty()) {
      return new MetricSnapshots();
    }
    var targets =
        GaugeSnapshot.builder()
            .name("monitorix_scrape_targets")
            .help("Targets of the job, by how their last scrape ended.");
    var scrapes =
        CounterSnapshot.builder()
            .name("monitorix_scrapes")
            .help("Scrapes of targets of the job; missed ones came too soon after a slow one.");
    var refused =
        CounterSnapshot.builder()
            .name("monitorix_scrape_samples_refused")
            .help("Scraped samples that were not kept, by the reason.");
    for (PoolStatus pool : pools) {
      for (Health health : Health.values()) {
        targets.dataPoint(
            gauge(
                pool.job(),
                health.name().toLowerCase(Locale.ROOT),
                pool.active().stream().filter(target -> target.health() == health).count()));
      }
      targets.dataPoint(gauge(pool.job(), "dropped", pool.dropped().size()));
      scrapes.dataPoint(counter(pool.job(), "result", "success", pool.counts().succeeded()));
      scrapes.dataPoint(counter(pool.job(), "result", "failure", pool.counts().failed()));
      scrapes.dataPoint(counter(pool.job(), "result", "missed", pool.counts().missed()));
      pool.counts()
          .refused()
          .forEach(
              (reason, number) ->
                  refused.dataPoint(
                      counter(
                          pool.job(), "reason", reason.name().toLowerCase(Locale.ROOT), number)));
    }
    return MetricSnapshots.of(targets.build(), scrapes.build(), refused.build());
  }

  private static GaugeDataPointSnapshot gauge(String job, String state, long value) {
    return GaugeDataPointSnapshot.builder()
        .labels(Labels.of("job", job, "state", state))
        .value((double) value)
        .build();
  }

  private static CounterDataPointSnapshot counter(
      String job, String label, String value, long number) {
    return CounterDataPointSnapshot.builder()
        .labels(Labels.of("job", job, label, value))
        .value((double) number)
        .build();
  }
}
