package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;

/**
 * What a rule writes.
 *
 * @param time in milliseconds since 1970
 */
public record Sample(Labels labels, long time, double value) {}
