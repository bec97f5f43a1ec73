package io.monitorix.exporter.alerts;

import io.monitorix.alerts.store.AlertStore;
import io.monitorix.alerts.store.AlertStoreStatus;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Optional;

/** How the database of alerts is, as metrics of the process. Thread-safe. */
public final class AlertDatabaseMetrics {

  private final AlertDatabase database;

  /** Those of this one. */
  public AlertDatabaseMetrics(AlertDatabase database) {
    this.database = database;
  }

  /**
   * {@code monitorix_leader}, and {@code monitorix_alert_database_up} and its like where something
   * is kept.
   */
  public MetricSnapshots metrics() {
    GaugeSnapshot leader =
        GaugeSnapshot.builder()
            .name("monitorix_leader")
            .help(
                "Whether this process evaluates rules and tells of alerts (1), or stands by as"
                    + " another one does (0).")
            .dataPoint(gauge(database.leads() ? 1 : 0))
            .build();
    Optional<AlertStore> store = database.store();
    if (store.isEmpty()) {
      return database.fault().isPresent()
          ? MetricSnapshots.of(leader, up(0))
          : MetricSnapshots.of(leader);
    }
    AlertStoreStatus status = store.get().status();
    return MetricSnapshots.of(
        leader,
        up(status.healthy() ? 1 : 0),
        GaugeSnapshot.builder()
            .name("monitorix_alert_database_pending_rows")
            .help("Rows that wait in memory to be written to the database of alerts.")
            .dataPoint(gauge((double) status.pending()))
            .build(),
        counter(
            "monitorix_alert_database_failures",
            "Attempts to write to the database of alerts, or to delete from it, that failed.",
            status.failures()),
        counter(
            "monitorix_alert_database_dropped_transitions",
            "Transitions of alerts that were given up as too many waited for the database.",
            status.dropped()));
  }

  private static GaugeSnapshot up(int value) {
    return GaugeSnapshot.builder()
        .name("monitorix_alert_database_up")
        .help("Whether what becomes of alerts could be written to the database last.")
        .dataPoint(gauge(value))
        .build();
  }

  private static GaugeSnapshot.GaugeDataPointSnapshot gauge(double value) {
    return GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value).build();
  }

  private static CounterSnapshot counter(String name, String help, long value) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder().value((double) value).build())
        .build();
  }
}
