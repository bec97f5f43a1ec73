package io.monitorix.exporter.push;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/**
 * What one scrape of one thing would give.
 *
 * @param job what kind of thing: {@code pve}, {@code pbs}, {@code probe}, {@code monitorix}
 * @param instance which one: the name of the target
 * @param sets its metrics; several sets, because one refuses a gauge {@code x} beside a counter
 *     {@code x_total}
 */
public record JobMetrics(String job, String instance, List<MetricSnapshots> sets) {

  /** Copies the list. */
  public JobMetrics {
    sets = List.copyOf(sets);
  }

  /** The labels that a scrape adds. */
  Labels labels() {
    return Labels.of("instance", instance, "job", job);
  }
}
