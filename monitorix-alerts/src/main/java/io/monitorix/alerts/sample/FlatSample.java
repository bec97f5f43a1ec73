package io.monitorix.alerts.sample;

import io.prometheus.metrics.model.snapshots.Labels;
import org.jspecify.annotations.Nullable;

/**
 * One number of a metric.
 *
 * @param name the series' name, with suffixes such as {@code _total} and {@code _bucket}
 * @param labels the metric's own
 * @param partName the label that tells the parts of one point from each other: {@code le}, {@code
 *     quantile}, or a state set's; null without parts
 * @param partValue null exactly if {@code partName} is
 * @param value any number, NaN and infinite ones included
 * @param timestampMillis its own time; null if it has the time of the whole set
 */
public record FlatSample(
    String name,
    Labels labels,
    @Nullable String partName,
    @Nullable String partValue,
    double value,
    @Nullable Long timestampMillis) {}
