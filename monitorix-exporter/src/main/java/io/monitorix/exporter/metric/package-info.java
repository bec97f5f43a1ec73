/**
 * What a metric is, and samples on their way to the exposition: {@link
 * io.monitorix.exporter.metric.Metric} and {@link io.monitorix.exporter.metric.MetricFamilies}.
 */
@NullMarked
package io.monitorix.exporter.metric;

import org.jspecify.annotations.NullMarked;
