/**
 * All collectors and all metrics, of each product: {@link
 * io.monitorix.exporter.catalog.MetricCatalog} and {@link io.monitorix.exporter.catalog.Coverage}.
 */
@NullMarked
package io.monitorix.exporter.catalog;

import org.jspecify.annotations.NullMarked;
