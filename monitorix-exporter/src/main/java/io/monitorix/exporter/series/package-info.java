/**
 * Keeps what the metrics were, in a series store below the data directory, and what Proxmox
 * remembers from before. {@link io.monitorix.exporter.series.SeriesKeeper} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.series;

import org.jspecify.annotations.NullMarked;
