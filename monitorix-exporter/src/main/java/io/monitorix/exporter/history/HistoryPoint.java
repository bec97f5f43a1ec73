package io.monitorix.exporter.history;

import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;

/**
 * A value of a series in the past.
 *
 * @param metric a gauge, named as the collectors name it
 * @param labels all of them: those of the collectors, and {@code cluster}
 * @param at to the second: the end of the time that the value is the mean of
 * @param value in the unit of the metric
 */
public record HistoryPoint(String metric, Labels labels, Instant at, double value) {}
