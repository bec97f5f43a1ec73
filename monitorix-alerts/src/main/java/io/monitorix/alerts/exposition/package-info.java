/**
 * Reads what targets answer to a scrape: Prometheus's text format and OpenMetrics. {@link
 * io.monitorix.alerts.exposition.ExpositionParser} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.exposition;

import org.jspecify.annotations.NullMarked;
