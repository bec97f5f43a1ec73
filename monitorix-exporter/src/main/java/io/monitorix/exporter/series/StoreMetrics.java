package io.monitorix.exporter.series;

import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.StoreStatus;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** How the series store is, as metrics of the process. Thread-safe. */
public final class StoreMetrics {

  private final SeriesStore store;

  StoreMetrics(SeriesStore store) {
    this.store = store;
  }

  /** {@code monitorix_store_series} and its like. */
  public MetricSnapshots metrics() {
    StoreStatus status = store.status();
    return MetricSnapshots.of(
        gauge(
            "monitorix_store_series",
            "Number of series in the memory of the series store.",
            status.series()),
        gauge(
            "monitorix_store_bytes",
            "Size in bytes of the files of the series store.",
            (double) (status.blockBytes() + status.journalBytes())),
        CounterSnapshot.builder()
            .name("monitorix_samples_appended")
            .help("Samples that the series store has taken.")
            .dataPoint(CounterDataPointSnapshot.builder().value((double) status.appended()).build())
            .build());
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}
