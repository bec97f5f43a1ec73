/**
 * Keeps series in this process: what was scraped or computed, on the heap for hours, in files for
 * weeks, as aggregates for years. {@link io.monitorix.alerts.series.SeriesStore} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.series;

import org.jspecify.annotations.NullMarked;
