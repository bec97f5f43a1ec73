/**
 * All collectors and all metrics, of each product: {@link
 * io.monitorix.exporter.catalog.MetricCatalog}, {@link io.monitorix.exporter.catalog.Coverage}, and
 * {@link io.monitorix.exporter.catalog.OwnMetrics} for what no collector emits.
 */
@NullMarked
package io.monitorix.exporter.catalog;

import org.jspecify.annotations.NullMarked;
